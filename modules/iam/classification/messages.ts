/** Queues, streams, mail, calls and contacts. */
import { reviewed, type Classification } from "../classification";

const RECORDS = "It returns the records of a stream.";
const MAIL = "It returns mail.";
const CONTACTS = "It shows people with their addresses or telephone numbers.";
const TALK = "It returns what people wrote or said.";

export const MESSAGES: readonly Classification[] = [
  ...reviewed(
    "content",
    "It takes messages off a queue: others do not see them until they come back.",
    "sqs",
    "ReceiveMessage",
  ),
  ...reviewed(
    "personal-data",
    CONTACTS,
    "sns",
    `ListSubscriptions ListSubscriptionsByTopic GetSubscriptionAttributes ListPhoneNumbersOptedOut
     CheckIfPhoneNumberIsOptedOut ListSMSSandboxPhoneNumbers GetEndpointAttributes
     ListEndpointsByPlatformApplication`,
  ),
  ...reviewed("content", RECORDS, "kinesis", "GetRecords GetShardIterator SubscribeToShard"),
  ...reviewed("content", RECORDS, "kafka-cluster", "ReadData"),
  ...reviewed(
    "security",
    "It shows where clients of the cluster connect and which secrets they use.",
    "kafka",
    "GetBootstrapBrokers ListScramSecrets",
  ),
  ...reviewed("content", RECORDS, "kinesisanalytics", "DiscoverInputSchema GetApplicationState"),
  ...reviewed(
    "credentials",
    "It returns a signed address that lets its holder into the application.",
    "kinesisanalytics",
    "CreateApplicationPresignedUrl",
  ),
  ...reviewed(
    "content",
    "It returns pictures and sound of a stream, or a signed address of them.",
    "kinesisvideo",
    `GetClip GetDASHStreamingSessionURL GetHLSStreamingSessionURL GetImages GetMedia
     GetMediaForFragmentList ListFragments`,
  ),
  ...reviewed(
    "credentials",
    "It returns what lets its holder join a call.",
    "kinesisvideo",
    "GetIceServerConfig",
  ),
  ...reviewed(
    "content",
    "It returns the commands for the machines of the account.",
    "ec2messages",
    "GetMessages",
  ),
  ...reviewed(
    "content",
    MAIL,
    "ses",
    `GetArchiveMessage GetArchiveMessageContent GetArchiveSearchResults GetMessageInsights
     GetDeliverabilityTestReport`,
  ),
  ...reviewed(
    "content",
    CONTACTS,
    "ses",
    `GetContact ListContacts GetSuppressedDestination ListSuppressedDestinations GetMemberOfAddressList
     ListMembersOfAddressList GetEmailAddressInsights`,
  ),
  ...reviewed(
    "security",
    "It shows how mail is taken in and relayed, and which secret is used for it.",
    "ses",
    "GetRelay GetIngressPoint",
  ),
  ...reviewed("content", MAIL, "workmailmessageflow", "GetRawMessageContent"),
  ...reviewed(
    "personal-data",
    CONTACTS,
    "workmail",
    `DescribeUser ListUsers DescribeEntity DescribeGroup ListGroupMembers GetMobileDevicesForUser
     GetMobileDeviceDetails ListAliases SearchMembers ListMailboxPermissions`,
  ),
  ...reviewed(
    "runs",
    "It makes the service connect to a provider of availability.",
    "workmail",
    "TestAvailabilityConfiguration",
  ),
  ...reviewed(
    "security",
    "It lists the tokens that exist.",
    "workmail",
    "ListPersonalAccessTokens GetPersonalAccessTokenMetadata",
  ),
  ...reviewed("content", CONTACTS, "mobiletargeting", "GetEndpoint GetUserEndpoints GetInAppMessages"),
  ...reviewed(
    "secrets",
    "It shows what is needed to send notifications in the customer's name.",
    "mobiletargeting",
    "GetBaiduChannel GetGcmChannel",
  ),
  ...reviewed(
    "runs",
    "It looks a telephone number up, and is billed.",
    "mobiletargeting",
    "PhoneNumberValidate",
  ),
  ...reviewed("runs", "It looks a telephone number up, and is billed.", "sms-voice", "CarrierLookup"),
  ...reviewed(
    "personal-data",
    CONTACTS,
    "sms-voice",
    `DescribeOptedOutNumbers DescribeVerifiedDestinationNumbers DescribeRegistrationFieldValues`,
  ),
  ...reviewed(
    "credentials",
    "It returns credentials of a person at the contact centre.",
    "connect",
    "GetFederationToken",
  ),
  ...reviewed(
    "content",
    TALK,
    "connect",
    `DescribeContact GetContactAttributes ListContactReferences ListRealtimeContactAnalysisSegments
     ListRealtimeContactAnalysisSegmentsV2 GetAttachedFile GetPromptFile SearchContacts
     ListAssociatedContacts DescribeContactEvaluation ListContactEvaluations SearchContactEvaluations
     GetContactMetrics ListDataTableValues BatchDescribeDataTableValue EvaluateDataTableValues
     ListDataTablePrimaryValues`,
  ),
  ...reviewed(
    "personal-data",
    CONTACTS,
    "connect",
    `DescribeUser ListUsers SearchUsers GetCurrentUserData ListUserNotifications SearchEmailAddresses
     DescribeEmailAddress`,
  ),
  ...reviewed("security", "It shows the keys that guard recordings.", "connect", "ListSecurityKeys"),
  ...reviewed("personal-data", CONTACTS, "connect-campaigns", "DescribeCampaign"),
  ...reviewed(
    "content",
    "It shows cases of the customer's customers.",
    "cases",
    `GetCase GetCaseAuditEvents ListCasesForContact SearchAllRelatedItems SearchCases SearchRelatedItems`,
  ),
  ...reviewed("credentials", "It returns a signed address to upload to.", "profile", "GetUploadJobPath"),
  ...reviewed(
    "content",
    "It shows profiles of the customer's customers.",
    "profile",
    `BatchGetProfile SearchProfiles ListProfileObjects GetProfileHistoryRecord ListProfileHistoryRecords
     GetMatches GetSimilarProfiles GetSegmentMembership ListRuleBasedMatches GetProfileInsights
     GetProfileRecommendations BatchGetCalculatedAttributeForProfile GetCalculatedAttributeForProfile
     ListCalculatedAttributesForProfile ListProfileAttributeValues GetAutoMergingPreview`,
  ),
  ...reviewed(
    "content",
    TALK,
    "chime",
    `GetChannelMessage ListChannelMessages GetChannelMessageStatus GetVoiceToneAnalysisTask
     GetSpeakerSearchTask RetrieveDataExports`,
  ),
  ...reviewed(
    "security",
    "It lists the credentials of a telephone line or of the directory's synchronization.",
    "chime",
    "ListVoiceConnectorTerminationCredentials ListApiKeys",
  ),
  ...reviewed(
    "credentials",
    "It returns what lets its holder join a meeting.",
    "chime",
    "GetAttendee ListAttendees",
  ),
  ...reviewed(
    "personal-data",
    CONTACTS,
    "chime",
    `GetUser GetUserByEmail ListUsers ListRoomMemberships GetMeetingDetail ListMeetingsReportData
     ListMeetingEvents GetUserActivityReportData GetProxySession ListProxySessions GetVoiceProfile
     ListVoiceProfiles DescribeAppInstanceUser ListAppInstanceUsers`,
  ),
  ...reviewed(
    "content",
    "It shows people by their voice.",
    "voiceid",
    "DescribeSpeaker ListSpeakers DescribeFraudster ListFraudsters",
  ),
  ...reviewed(
    "personal-data",
    CONTACTS,
    "a4b",
    `GetContact SearchContacts SearchUsers GetAddressBook SearchAddressBooks`,
  ),
  ...reviewed(
    "changes-state",
    "It makes devices in a room look for others.",
    "a4b",
    "StartSmartHomeApplianceDiscovery",
  ),
  ...reviewed(
    "personal-data",
    CONTACTS,
    "ssm-contacts",
    `GetContact GetContactChannel ListContactChannels ListContacts DescribePage ListPageReceipts`,
  ),
  ...reviewed(
    "content",
    "It shows what was written about an incident.",
    "ssm-incidents",
    "GetIncidentRecord GetTimelineEvent ListTimelineEvents ListRelatedItems",
  ),
  ...reviewed(
    "personal-data",
    CONTACTS,
    "wickr",
    `GetUser ListUsers ListGuestUsers ListBlockedGuestUsers ListDevicesForUser BatchLookupUserUname
     ListSecurityGroupUsers`,
  ),
  ...reviewed(
    "content",
    TALK,
    "iq",
    `GetChatMessages GetCompanyChatMessages GetConversation ListConversations GetChatInfo
     DownloadAttachment ListAttachments`,
  ),
  ...reviewed("credentials", "It returns a token for a conversation.", "iq", "GetChatToken"),
  ...reviewed("personal-data", CONTACTS, "notifications-contacts", "GetEmailContact ListEmailContacts"),
  ...reviewed(
    "content",
    "It shows events, also those that are marked as sensitive.",
    "notifications",
    "AccessSensitiveEvents GetNotificationEvent",
  ),
  ...reviewed(
    "content",
    "It shows the templates in which the customer writes.",
    "social-messaging",
    `GetWhatsAppMessageTemplate GetWhatsAppFlow GetWhatsAppFlowPreview ListWhatsAppFlowAssets`,
  ),
];
