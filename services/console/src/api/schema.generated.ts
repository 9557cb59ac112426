// Generated from docs/openapi.json by generate-api.mjs; not edited by hand.
export interface paths {
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the gateway runs
         * @description Whether the gateway runs.
         */
        get: operations["healthLive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether every part of the system takes requests
         * @description Whether every part of the system takes requests.
         */
        get: operations["healthReady"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oidc/.well-known/openid-configuration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * OpenID Provider configuration
         * @description Where the OpenID Provider answers and what it supports.
         */
        get: operations["oidcDiscovery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oidc/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get an access token
         * @description Client credentials with HTTP Basic, for API clients. People sign in with authorization code and PKCE.
         */
        post: operations["oidcToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scim/v2/Bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * SCIM: many changes in one request
         * @description At most 1,000 operations and 1 MiB. Each is done or fails by itself; `bulkId:…` refers to others.
         *
         *     Needs one of `staff:write`, `contacts:write`, `groups:write`.
         */
        post: operations["scimBulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scim/v2/Groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * SCIM: groups that fit a filter
         * @description SCIM: groups that fit a filter.
         *
         *     Needs `groups:read`.
         */
        get: operations["scimListGroups"];
        put?: never;
        /**
         * SCIM: add a group
         * @description SCIM: add a group.
         *
         *     Needs `groups:write`.
         */
        post: operations["scimCreateGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scim/v2/Groups/.search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * SCIM: groups that fit a search request
         * @description SCIM: groups that fit a search request.
         *
         *     Needs `groups:read`.
         */
        post: operations["scimSearchGroups"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scim/v2/Groups/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * SCIM: one group
         * @description SCIM: one group.
         *
         *     Needs `groups:read`.
         */
        get: operations["scimGetGroup"];
        /**
         * SCIM: replace a group
         * @description SCIM: replace a group.
         *
         *     Needs `groups:write`.
         */
        put: operations["scimReplaceGroup"];
        post?: never;
        /**
         * SCIM: remove a group
         * @description SCIM: remove a group.
         *
         *     Needs `groups:write`.
         */
        delete: operations["scimDeleteGroup"];
        options?: never;
        head?: never;
        /**
         * SCIM: change a group
         * @description SCIM: change a group.
         *
         *     Needs `groups:write`.
         */
        patch: operations["scimPatchGroup"];
        trace?: never;
    };
    "/scim/v2/Me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * SCIM: the person who calls
         * @description SCIM: the person who calls.
         */
        get: operations["scimGetMe"];
        /**
         * SCIM: replace the person who calls
         * @description SCIM: replace the person who calls.
         *
         *     Needs one of `staff:write`, `contacts:write`.
         */
        put: operations["scimReplaceMe"];
        post?: never;
        /**
         * SCIM: refused, nobody removes themselves
         * @description SCIM: refused, nobody removes themselves.
         *
         *     Needs one of `staff:write`, `contacts:write`.
         */
        delete: operations["scimDeleteMe"];
        options?: never;
        head?: never;
        /**
         * SCIM: change the person who calls
         * @description SCIM: change the person who calls.
         *
         *     Needs one of `staff:write`, `contacts:write`.
         */
        patch: operations["scimPatchMe"];
        trace?: never;
    };
    "/scim/v2/ResourceTypes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * SCIM: kinds of resources
         * @description SCIM: kinds of resources.
         */
        get: operations["scimListResourceTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scim/v2/ResourceTypes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * SCIM: one kind of resource
         * @description SCIM: one kind of resource.
         */
        get: operations["scimGetResourceType"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scim/v2/Schemas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * SCIM: schemas with their attributes
         * @description SCIM: schemas with their attributes.
         */
        get: operations["scimListSchemas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scim/v2/Schemas/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * SCIM: one schema
         * @description SCIM: one schema.
         */
        get: operations["scimGetSchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scim/v2/ServiceProviderConfig": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * SCIM: what is supported, and limits
         * @description SCIM: what is supported, and limits.
         */
        get: operations["scimGetServiceProviderConfig"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scim/v2/Users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * SCIM: people that fit a filter
         * @description SCIM: people that fit a filter.
         *
         *     Needs one of `staff:read`, `contacts:read`.
         */
        get: operations["scimListUsers"];
        put?: never;
        /**
         * SCIM: add a person
         * @description SCIM: add a person.
         *
         *     Needs one of `staff:write`, `contacts:write`.
         */
        post: operations["scimCreateUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scim/v2/Users/.search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * SCIM: people that fit a search request
         * @description SCIM: people that fit a search request.
         *
         *     Needs one of `staff:read`, `contacts:read`.
         */
        post: operations["scimSearchUsers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scim/v2/Users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * SCIM: one person
         * @description SCIM: one person.
         *
         *     Needs one of `staff:read`, `contacts:read`.
         */
        get: operations["scimGetUser"];
        /**
         * SCIM: replace a person
         * @description SCIM: replace a person.
         *
         *     Needs one of `staff:write`, `contacts:write`.
         */
        put: operations["scimReplaceUser"];
        post?: never;
        /**
         * SCIM: remove a person
         * @description SCIM: remove a person.
         *
         *     Needs one of `staff:write`, `contacts:write`.
         */
        delete: operations["scimDeleteUser"];
        options?: never;
        head?: never;
        /**
         * SCIM: change a person
         * @description SCIM: change a person.
         *
         *     Needs one of `staff:write`, `contacts:write`.
         */
        patch: operations["scimPatchUser"];
        trace?: never;
    };
    "/v1/api-clients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List API clients
         * @description List API clients.
         *
         *     Needs `api-clients:write`.
         */
        get: operations["apiClientList"];
        put?: never;
        /**
         * Add an API client
         * @description Add an API client.
         *
         *     Needs `api-clients:write`.
         */
        post: operations["apiClientCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-clients/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an API client
         * @description Read an API client.
         *
         *     Needs `api-clients:write`.
         */
        get: operations["apiClientGet"];
        put?: never;
        post?: never;
        /**
         * Remove an API client
         * @description Remove an API client.
         *
         *     Needs `api-clients:write`.
         */
        delete: operations["apiClientRemove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-clients/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give an API client a new secret
         * @description Give an API client a new secret.
         *
         *     Needs `api-clients:write`.
         */
        post: operations["apiClientRotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened, newest first
         * @description What happened, newest first.
         *
         *     Needs `audit:read`.
         */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters/identity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists messages that identity has given up on, oldest first
         * @description Lists messages that identity has given up on, oldest first.
         *
         *     Needs `installation:operate`.
         */
        get: operations["listIdentityDeadLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters/identity/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of them, with what it carries
         * @description One of them, with what it carries.
         *
         *     Needs `installation:operate`.
         */
        get: operations["getIdentityDeadLetter"];
        put?: never;
        post?: never;
        /**
         * Lets it go; it stays to be seen as discarded
         * @description Lets it go; it stays to be seen as discarded.
         *
         *     Needs `installation:operate`.
         */
        delete: operations["discardIdentityDeadLetter"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters/identity/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Handles it once more, by the consumer that gave up and by nobody else
         * @description Handles it once more, by the consumer that gave up and by nobody else.
         *
         *     Needs `installation:operate`.
         */
        post: operations["resendIdentityDeadLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists messages that import has given up on, oldest first
         * @description Lists messages that import has given up on, oldest first.
         *
         *     Needs `installation:operate`.
         */
        get: operations["listImportDeadLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters/import/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of them, with what it carries
         * @description One of them, with what it carries.
         *
         *     Needs `installation:operate`.
         */
        get: operations["getImportDeadLetter"];
        put?: never;
        post?: never;
        /**
         * Lets it go; it stays to be seen as discarded
         * @description Lets it go; it stays to be seen as discarded.
         *
         *     Needs `installation:operate`.
         */
        delete: operations["discardImportDeadLetter"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters/import/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Handles it once more, by the consumer that gave up and by nobody else
         * @description Handles it once more, by the consumer that gave up and by nobody else.
         *
         *     Needs `installation:operate`.
         */
        post: operations["resendImportDeadLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters/notification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists messages that notification has given up on, oldest first
         * @description Lists messages that notification has given up on, oldest first.
         *
         *     Needs `installation:operate`.
         */
        get: operations["listNotificationDeadLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters/notification/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of them, with what it carries
         * @description One of them, with what it carries.
         *
         *     Needs `installation:operate`.
         */
        get: operations["getNotificationDeadLetter"];
        put?: never;
        post?: never;
        /**
         * Lets it go; it stays to be seen as discarded
         * @description Lets it go; it stays to be seen as discarded.
         *
         *     Needs `installation:operate`.
         */
        delete: operations["discardNotificationDeadLetter"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters/notification/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Handles it once more, by the consumer that gave up and by nobody else
         * @description Handles it once more, by the consumer that gave up and by nobody else.
         *
         *     Needs `installation:operate`.
         */
        post: operations["resendNotificationDeadLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/email-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The e-mail log, newest first
         * @description The e-mail log, newest first.
         *
         *     Needs `email-log:read`.
         */
        get: operations["listEmailMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/email-log/bounces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report e-mail that came back, signed as Standard Webhooks say
         * @description Needs no access token but a signature with the key that the operator has set (BOUNCE_SECRET).
         */
        post: operations["reportBounce"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/email-log/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send e-mails of the log once more
         * @description Send e-mails of the log once more.
         *
         *     Needs `email-log:resend`.
         */
        post: operations["resendEmailMessages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/email-log/stopped-imports/{importId}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let the invitations of an import leave that were stopped
         * @description More than 5 % of at least 200 invitations came back, so the others were held. They leave now, and are not stopped again. Imports that are stopped are in the status (`getEmailStatus`).
         *
         *     Needs `email-log:resend`.
         */
        post: operations["releaseStoppedImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/email-log/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One e-mail, with its content if the caller may see it
         * @description One e-mail, with its content if the caller may see it.
         *
         *     Needs `email-log:read`.
         */
        get: operations["getEmailMessage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/email-log/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send an e-mail once more, with a new link
         * @description Send an e-mail once more, with a new link.
         *
         *     Needs `email-log:resend`.
         */
        post: operations["resendEmailMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/email-suppressions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Addresses that get no mail, newest first
         * @description Addresses that get no mail, newest first.
         *
         *     Needs `email-log:read`.
         */
        get: operations["listEmailSuppressions"];
        put?: never;
        /**
         * Send no mail to an address any more
         * @description Send no mail to an address any more.
         *
         *     Needs `email-log:resend`.
         */
        post: operations["createEmailSuppression"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/email-suppressions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Let an address get mail again
         * @description Let an address get mail again.
         *
         *     Needs `email-log:resend`.
         */
        delete: operations["deleteEmailSuppression"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/email-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every template in every language
         * @description Every template in every language.
         *
         *     Needs `settings:read`.
         */
        get: operations["listEmailTemplates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/email-templates/{name}/{locale}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The texts of a template in one language
         * @description The texts of a template in one language.
         *
         *     Needs `settings:read`.
         */
        get: operations["getEmailTemplate"];
        /**
         * Use texts of the organisation, or those of an earlier version again
         * @description Use texts of the organisation, or those of an earlier version again.
         *
         *     Needs `settings:write`.
         */
        put: operations["replaceEmailTemplate"];
        post?: never;
        /**
         * Go back to Rollcall's own texts
         * @description Go back to Rollcall's own texts.
         *
         *     Needs `settings:write`.
         */
        delete: operations["resetEmailTemplate"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/email-templates/{name}/{locale}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show a mail with the data of the caller, or of somebody whom the caller may see
         * @description Show a mail with the data of the caller, or of somebody whom the caller may see.
         *
         *     Needs `settings:read`.
         */
        post: operations["previewEmailTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/email-templates/{name}/{locale}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test mail to oneself
         * @description Send a test mail to oneself.
         *
         *     Needs `settings:write`.
         */
        post: operations["testEmailTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/email-templates/{name}/{locale}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the texts were, newest first
         * @description What the texts were, newest first.
         *
         *     Needs `settings:read`.
         */
        get: operations["listEmailTemplateVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Groups, in the order of their names
         * @description Groups, in the order of their names.
         *
         *     Needs `groups:read`.
         */
        get: operations["listGroups"];
        put?: never;
        /**
         * Add a group
         * @description Add a group.
         *
         *     Needs `groups:write`.
         */
        post: operations["createGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One group
         * @description One group.
         *
         *     Needs `groups:read`.
         */
        get: operations["getGroup"];
        put?: never;
        post?: never;
        /**
         * Remove a group; the people in it stay
         * @description Remove a group; the people in it stay.
         *
         *     Needs `groups:write`.
         */
        delete: operations["deleteGroup"];
        options?: never;
        head?: never;
        /**
         * Change name or description of a group
         * @description Change name or description of a group.
         *
         *     Needs `groups:write`.
         */
        patch: operations["editGroup"];
        trace?: never;
    };
    "/v1/groups/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * People in a group, in the order of their names
         * @description People in a group, in the order of their names.
         *
         *     Needs `groups:read`.
         */
        get: operations["listGroupMembers"];
        put?: never;
        /**
         * Add people to a group
         * @description Add people to a group.
         *
         *     Needs `groups:write`.
         */
        post: operations["addGroupMembers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/{id}/members/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take somebody out of a group
         * @description Take somebody out of a group.
         *
         *     Needs `groups:write`.
         */
        delete: operations["removeGroupMember"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/{id}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Roles that members of a group have
         * @description Roles that members of a group have.
         *
         *     Needs `roles:read`.
         */
        get: operations["getGroupRoles"];
        /**
         * Give members of a group exactly these roles
         * @description Give members of a group exactly these roles.
         *
         *     Needs `roles:assign`.
         */
        put: operations["setGroupRoles"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/import-properties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a column of a list can be mapped to.
         * @description What a column of a list can be mapped to.
         *
         *     Needs one of `staff:import`, `contacts:import`.
         */
        get: operations["listImportProperties"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/import-receipt-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The keys that receipts are verified with, as a JWK set.
         * @description The keys that receipts are verified with, as a JWK set.
         */
        get: operations["listReceiptKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/import-templates/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An empty list with the usual columns.
         * @description An empty list with the usual columns.
         *
         *     Needs one of `staff:import`, `contacts:import`.
         */
        get: operations["downloadImportTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists imports, newest first.
         * @description Lists imports, newest first.
         *
         *     Needs one of `staff:import`, `contacts:import`.
         */
        get: operations["listImports"];
        put?: never;
        /**
         * Hands over a list; the answer is a draft, or a running import with `approve: auto`.
         * @description Hands over a list; the answer is a draft, or a running import with `approve: auto`.
         *
         *     Needs one of `staff:import`, `contacts:import`.
         */
        post: operations["createImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows an import.
         * @description Shows an import.
         *
         *     Needs one of `staff:import`, `contacts:import`.
         */
        get: operations["getImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes how a list is read or what is done with it.
         * @description Changes how a list is read or what is done with it.
         *
         *     Needs one of `staff:import`, `contacts:import`.
         */
        patch: operations["changeImport"];
        trace?: never;
    };
    "/v1/imports/{id}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Does exactly what the plan with this hash says.
         * @description Does exactly what the plan with this hash says.
         *
         *     Needs one of `staff:import`, `contacts:import`.
         */
        post: operations["applyImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/apply-suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes the suggestions of problems that have `isApplicable`, in all rows or in some.
         * @description Takes the suggestions of problems that have `isApplicable`, in all rows or in some.
         *
         *     Needs one of `staff:import`, `contacts:import`.
         */
        post: operations["applyImportSuggestions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stops at the next chunk; what was done stays.
         * @description Stops at the next chunk; what was done stays.
         *
         *     Needs one of `staff:import`, `contacts:import`.
         */
        post: operations["cancelImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/edits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every correction of a cell, also those taken back: who, when, what.
         * @description Every correction of a cell, also those taken back: who, when, what.
         *
         *     Needs one of `staff:import`, `contacts:import`.
         */
        get: operations["listImportEdits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follows an import: `status` and `progress` events, until it has come to rest.
         * @description Follows an import: `status` and `progress` events, until it has come to rest.
         *
         *     Needs one of `staff:import`, `contacts:import`.
         */
        get: operations["followImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finds out what the import will do, row by row.
         * @description Finds out what the import will do, row by row.
         *
         *     Needs one of `staff:import`, `contacts:import`.
         */
        post: operations["planImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/problem-counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which problems the rows of an import have, and how many rows have each.
         * @description Which problems the rows of an import have, and how many rows have each.
         *
         *     Needs one of `staff:import`, `contacts:import`.
         */
        get: operations["countImportProblems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was done, by whom, with which list; signed (`jws`, RFC 7515, Ed25519), so that it can be proved.
         * @description What was done, by whom, with which list; signed (`jws`, RFC 7515, Ed25519), so that it can be proved.
         *
         *     Needs one of `staff:import`, `contacts:import`.
         */
        get: operations["downloadImportReceipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/release-invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lets held invitations leave.
         * @description Lets held invitations leave.
         *
         *     Needs one of `staff:import`, `contacts:import`.
         */
        post: operations["releaseImportInvitations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/report.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every row (or only those that failed) with what became of it; can be corrected and imported.
         * @description Every row (or only those that failed) with what became of it; can be corrected and imported.
         *
         *     Needs one of `staff:import`, `contacts:import`.
         */
        get: operations["downloadImportReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the rows of an import with what becomes of them.
         * @description Lists the rows of an import with what becomes of them.
         *
         *     Needs one of `staff:import`, `contacts:import`.
         */
        get: operations["listImportRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/rows/{record}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Puts other values into cells of a row. It is validated at once; the plan is void, and the import a draft.
         * @description Puts other values into cells of a row. It is validated at once; the plan is void, and the import a draft.
         *
         *     Needs one of `staff:import`, `contacts:import`.
         */
        patch: operations["correctImportRow"];
        trace?: never;
    };
    "/v1/imports/{id}/rows/{record}/edits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Takes all corrections of a row back.
         * @description Takes all corrections of a row back.
         *
         *     Needs one of `staff:import`, `contacts:import`.
         */
        delete: operations["takeBackImportRowEdits"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes back what nobody has touched since.
         * @description Takes back what nobody has touched since.
         *
         *     Needs one of `staff:import`, `contacts:import`.
         */
        post: operations["undoImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/undo-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What an undo would do; row by row it stands in the rows, as `undo`.
         * @description What an undo would do; row by row it stands in the rows, as `undo`.
         *
         *     Needs one of `staff:import`, `contacts:import`.
         */
        get: operations["getImportUndoPreview"];
        put?: never;
        /**
         * Finds out what an undo would do now; what an earlier preview said is replaced.
         * @description Finds out what an undo would do now; what an earlier preview said is replaced.
         *
         *     Needs one of `staff:import`, `contacts:import`.
         */
        post: operations["previewImportUndo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept an invitation by setting a password
         * @description Accept an invitation by setting a password.
         */
        post: operations["invitationAccept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is calling, and what they may do
         * @description Who is calling, and what they may do.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change my own language and phone numbers
         * @description Change my own language and phone numbers.
         */
        patch: operations["editMe"];
        trace?: never;
    };
    "/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change my password
         * @description Change my password.
         */
        post: operations["ownPasswordChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether I have a second factor
         * @description Whether I have a second factor.
         */
        get: operations["getMySecondFactor"];
        put?: never;
        /**
         * Begin with an app that makes codes
         * @description Begin with an app that makes codes.
         */
        post: operations["beginMySecondFactor"];
        /**
         * Do without a second factor
         * @description Do without a second factor.
         */
        delete: operations["removeMySecondFactor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/second-factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take the app into use with a first code
         * @description Take the app into use with a first code.
         */
        post: operations["confirmMySecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/second-factor/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get new recovery codes; the old ones stop working
         * @description Get new recovery codes; the old ones stop working.
         */
        post: operations["renewMyRecoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where I am signed in
         * @description Where I am signed in.
         */
        get: operations["sessionList"];
        put?: never;
        post?: never;
        /**
         * Sign out everywhere
         * @description Sign out everywhere.
         */
        delete: operations["sessionEndAll"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End one session
         * @description End one session.
         */
        delete: operations["sessionEnd"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a link to a new password sent
         * @description Have a link to a new password sent.
         */
        post: operations["invitationRequestReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/password-resets/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set a new password with the link from the mail
         * @description Set a new password with the link from the mail.
         */
        post: operations["invitationCompleteReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All permissions there are
         * @description All permissions there are.
         */
        get: operations["listPermissions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/privacy-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Privacy requests, newest first
         * @description Privacy requests, newest first.
         *
         *     Needs `privacy:manage`.
         */
        get: operations["listPrivacyRequests"];
        put?: never;
        /**
         * Gather everything about a person, or erase it in every service
         * @description Gather everything about a person, or erase it in every service.
         *
         *     Needs `privacy:manage`.
         */
        post: operations["createPrivacyRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/privacy-requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One privacy request, with what each service has done
         * @description One privacy request, with what each service has done.
         *
         *     Needs `privacy:manage`.
         */
        get: operations["getPrivacyRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/privacy-requests/{id}/export.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything about the person, by service and section, until the export expires
         * @description Everything about the person, by service and section, until the export expires.
         *
         *     Needs `privacy:manage`.
         */
        get: operations["downloadPrivacyExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/privacy-requests/{id}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was removed of the person, where and when, chained to the audit
         * @description What was removed of the person, where and when, chained to the audit.
         *
         *     Needs `privacy:manage`.
         */
        get: operations["getErasureProof"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Roles, in the order of their names
         * @description Roles, in the order of their names.
         *
         *     Needs `roles:read`.
         */
        get: operations["listRoles"];
        put?: never;
        /**
         * Add a role
         * @description Add a role.
         *
         *     Needs `roles:write`.
         */
        post: operations["createRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/roles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One role
         * @description One role.
         *
         *     Needs `roles:read`.
         */
        get: operations["getRole"];
        put?: never;
        post?: never;
        /**
         * Remove a role that nobody has
         * @description Remove a role that nobody has.
         *
         *     Needs `roles:write`.
         */
        delete: operations["deleteRole"];
        options?: never;
        head?: never;
        /**
         * Change a role of the organisation’s own
         * @description Change a role of the organisation’s own.
         *
         *     Needs `roles:write`.
         */
        patch: operations["editRole"];
        trace?: never;
    };
    "/v1/settings/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the organisation has set about its mail
         * @description What the organisation has set about its mail.
         *
         *     Needs `settings:read`.
         */
        get: operations["getEmailSettings"];
        /**
         * Set everything about the mail of the organisation
         * @description Set everything about the mail of the organisation.
         *
         *     Needs `settings:write`.
         */
        put: operations["replaceEmailSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings/email/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether mail leaves, and what waits
         * @description Whether mail leaves, and what waits.
         *
         *     Needs one of `email-log:read`, `settings:read`.
         */
        get: operations["getEmailStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings/organization": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Name and language of the organisation
         * @description Name and language of the organisation.
         *
         *     Needs `settings:read`.
         */
        get: operations["getOrganization"];
        /**
         * Replace name and language of the organisation
         * @description Replace name and language of the organisation.
         *
         *     Needs `settings:write`.
         */
        put: operations["replaceOrganization"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings/password-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Rules for passwords
         * @description Rules for passwords.
         *
         *     Needs `settings:read`.
         */
        get: operations["passwordPolicyGet"];
        /**
         * Replace the rules for passwords
         * @description Replace the rules for passwords.
         *
         *     Needs `settings:write`.
         */
        put: operations["passwordPolicyReplace"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether a second factor is wanted
         * @description Whether a second factor is wanted.
         *
         *     Needs `settings:read`.
         */
        get: operations["getSecondFactorSettings"];
        /**
         * Say whether a second factor is wanted
         * @description Say whether a second factor is wanted.
         *
         *     Needs `settings:write`.
         */
        put: operations["replaceSecondFactorSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * People, in the order of their names
         * @description People, in the order of their names.
         *
         *     Needs one of `staff:read`, `contacts:read`.
         */
        get: operations["listUsers"];
        put?: never;
        /**
         * Add a person
         * @description Add a person.
         *
         *     Needs one of `staff:write`, `contacts:write`.
         */
        post: operations["createUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many people a list has
         * @description How many people a list has.
         *
         *     Needs one of `staff:read`, `contacts:read`.
         */
        get: operations["countUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/export.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * People as a list that can be imported
         * @description People as a list that can be imported.
         *
         *     Needs one of `staff:read`, `contacts:read`.
         */
        get: operations["exportUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One person
         * @description One person.
         *
         *     Needs one of `staff:read`, `contacts:read`.
         */
        get: operations["getUser"];
        put?: never;
        post?: never;
        /**
         * Remove a person with memberships, roles, password and sessions
         * @description Remove a person with memberships, roles, password and sessions.
         *
         *     Needs one of `staff:write`, `contacts:write`.
         */
        delete: operations["deleteUser"];
        options?: never;
        head?: never;
        /**
         * Change values of a person
         * @description Change values of a person.
         *
         *     Needs one of `staff:write`, `contacts:write`.
         */
        patch: operations["editUser"];
        trace?: never;
    };
    "/v1/users/{id}/deactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a person inactive; their sessions end at once
         * @description Make a person inactive; their sessions end at once.
         *
         *     Needs one of `staff:write`, `contacts:write`.
         */
        post: operations["deactivateUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What changed about a person, by whom and through what
         * @description What changed about a person, by whom and through what.
         *
         *     Needs one of `staff:read`, `contacts:read`.
         */
        get: operations["getUserHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/invite": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Invite a user, or invite them again
         * @description Invite a user, or invite them again.
         *
         *     Needs one of `staff:write`, `contacts:write`.
         */
        post: operations["inviterInvite"];
        /**
         * Take an invitation back
         * @description Take an invitation back.
         *
         *     Needs one of `staff:write`, `contacts:write`.
         */
        delete: operations["inviterRevoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a person may do, and why
         * @description What a person may do, and why.
         *
         *     Needs `roles:read`.
         */
        get: operations["getUserPermissions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/reactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make an inactive person active again
         * @description Make an inactive person active again.
         *
         *     Needs one of `staff:write`, `contacts:write`.
         */
        post: operations["reactivateUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Roles that a person has by themselves
         * @description Roles that a person has by themselves.
         *
         *     Needs `roles:read`.
         */
        get: operations["getUserRoles"];
        /**
         * Give a person exactly these roles
         * @description Give a person exactly these roles.
         *
         *     Needs `roles:assign`.
         */
        put: operations["setUserRoles"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether somebody has a second factor
         * @description Whether somebody has a second factor.
         *
         *     Needs one of `staff:read`, `contacts:read`.
         */
        get: operations["getUserSecondFactor"];
        put?: never;
        post?: never;
        /**
         * Remove the second factor of somebody who lost it
         * @description Remove the second factor of somebody who lost it.
         *
         *     Needs one of `staff:write`, `contacts:write`.
         */
        delete: operations["resetUserSecondFactor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where a person is signed in
         * @description Where a person is signed in.
         *
         *     Needs one of `staff:write`, `contacts:write`.
         */
        get: operations["listUserSessions"];
        put?: never;
        post?: never;
        /**
         * Sign a person out everywhere
         * @description Sign a person out everywhere.
         *
         *     Needs one of `staff:write`, `contacts:write`.
         */
        delete: operations["endUserSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AcceptInvitationBody: {
            /** @description `token` of the link in the mail. */
            token: string;
            /**
             * @description The address that the invitation was sent to.
             * @example NGra@cwtestgebruiker.nl
             */
            email: string;
            /** @example vier groene paarden zingen */
            password: string;
        };
        AddMembersDto: {
            userIds: string[];
        };
        ApiClientDto: {
            /** Format: uuid */
            id: string;
            /** @example rc_7Qk2mXw9Zt4bVn1c */
            clientId: string;
            name: string;
            permissions: ("staff:read" | "staff:write" | "staff:import" | "contacts:read" | "contacts:write" | "contacts:import" | "groups:read" | "groups:write" | "roles:read" | "roles:assign" | "roles:write" | "settings:read" | "settings:write" | "email-log:read" | "email-log:content" | "email-log:resend" | "api-clients:write" | "audit:read" | "privacy:manage" | "installation:operate")[];
            /** Format: date-time */
            expiresAt: string | null;
            /** Format: date-time */
            lastUsedAt: string | null;
            createdBy: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        ApiClientWithSecretDto: {
            /** Format: uuid */
            id: string;
            /** @example rc_7Qk2mXw9Zt4bVn1c */
            clientId: string;
            name: string;
            permissions: ("staff:read" | "staff:write" | "staff:import" | "contacts:read" | "contacts:write" | "contacts:import" | "groups:read" | "groups:write" | "roles:read" | "roles:assign" | "roles:write" | "settings:read" | "settings:write" | "email-log:read" | "email-log:content" | "email-log:resend" | "api-clients:write" | "audit:read" | "privacy:manage" | "installation:operate")[];
            /** Format: date-time */
            expiresAt: string | null;
            /** Format: date-time */
            lastUsedAt: string | null;
            createdBy: string | null;
            /** Format: date-time */
            createdAt: string;
            /** @description Shown this once. Keep it like a password. */
            clientSecret: string;
        };
        AppliedSuggestionsView: {
            /** @description Cells that read otherwise now. */
            changed: number;
        };
        ApplyImportDto: {
            /** @description `plan.hash` of the plan that was looked at. */
            planHash: string;
            confirm?: components["schemas"]["ConfirmationDto"];
        };
        ApplySuggestionsDto: {
            /**
             * @description Only suggestions of this problem.
             * @enum {string}
             */
            code?: "E_EMAIL" | "E_EMAIL_NONASCII" | "W_DOMAIN_TYPO" | "W_MOJIBAKE" | "E_DATE" | "W_GROUP_SIMILAR" | "W_GROUP_SEPARATOR";
            /** @description Only in these rows. */
            records?: number[];
        };
        AssignedRolesDto: {
            roleIds: string[];
            roles: components["schemas"]["RoleNameDto"][];
        };
        AuditActorDto: {
            /** @enum {string} */
            type: "user" | "api-client" | "system";
            id: string | null;
        };
        AuditEntryDto: {
            /**
             * @description Counts without gaps.
             * @example 17
             */
            sequence: number;
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            action: "sign-in.succeeded" | "sign-in.failed" | "sign-out.succeeded" | "session.revoked" | "sessions.revoked" | "second-factor.enabled" | "second-factor.disabled" | "second-factor.reset" | "second-factor.failed" | "second-factor.recovery-code-used" | "second-factor.recovery-codes-replaced" | "second-factor-settings.changed" | "invitation.accepted" | "password.changed" | "password-policy.changed" | "organization.changed" | "role.created" | "role.changed" | "role.deleted" | "user.roles-changed" | "group.roles-changed" | "api-client.created" | "api-client.secret-rotated" | "api-client.deleted" | "api-client.token-issued" | "api-client.token-refused" | "user.deactivated" | "user.reactivated" | "user.deleted" | "user.erased" | "privacy.export-requested" | "privacy.exported" | "privacy.export-downloaded" | "privacy.erasure-requested" | "import.planned" | "import.applied" | "import.undone" | "import.failed" | "import.cancelled";
            actor: components["schemas"]["AuditActorDto"];
            subject: components["schemas"]["AuditSubjectDto"];
            details: {
                [key: string]: unknown;
            };
            /** @description As in the log of the services. */
            correlationId: string | null;
            /** @description SHA-256 over `previousHash` and the canonical JSON (RFC 8785) of the entry, in hex. */
            hash: string;
            /** @description Hash of the entry before, in hex; zeros for the first. */
            previousHash: string;
        };
        AuditSubjectDto: {
            /** @example user */
            type: string;
            id: string;
        };
        BeginSecondFactorBody: {
            /**
             * @description Only to move to another app: a code of the present one.
             * @example 492039
             */
            code?: string;
        };
        BounceReportDto: {
            /**
             * @example bounce
             * @enum {string}
             */
            kind?: "bounce" | "complaint";
            /**
             * @description The address does not exist: it gets no mail any more.
             * @example true
             */
            permanent?: boolean;
            /**
             * @description Message-ID of the e-mail that came back.
             * @example <0198a2f4-8201-7e00-8f00-00000000e001@rollcall.example>
             */
            messageId?: string;
            /** @example 5.1.1 User unknown */
            reason?: string;
            /**
             * @description Instead of all the others: the report as it arrived in a mailbox (RFC 3464, RFC 5965), in base64.
             * @example RnJvbTogTUFJTEVSLURBRU1PTg==
             */
            mail?: string;
        };
        ChangeImportDto: {
            options?: components["schemas"]["ImportOptionsDto"];
            /** @description One property per column, `null` for a column that is ignored. */
            mapping?: ("lastName" | "firstName" | "email" | "initials" | "title" | "phone" | "groups" | "middleName" | "infix" | "mobile" | "homePhone" | "department" | "businessUnit" | "externalId" | "userType" | "tags" | "locale" | "status" | "startDate" | "endDate" | "notes" | "fullName" | null)[];
        };
        ChangePasswordBody: {
            currentPassword: string;
            /** @example vijf blauwe paarden zingen */
            password: string;
        };
        ChangeView: {
            property: string;
            before: string | null;
            after: string | null;
        };
        ColumnView: {
            index: number;
            header: string | null;
            samples: string[];
            /** @enum {string|null} */
            property: "lastName" | "firstName" | "email" | "initials" | "title" | "phone" | "groups" | "middleName" | "infix" | "mobile" | "homePhone" | "department" | "businessUnit" | "externalId" | "userType" | "tags" | "locale" | "status" | "startDate" | "endDate" | "notes" | "fullName" | null;
            /**
             * @description Why it was suggested; `chosen`: a person decided.
             * @example synonym:nl
             */
            reason: string;
            confidence: number;
            /** @description What was suggested, if something else was chosen. */
            suggested?: string | null;
        };
        CompletePasswordResetBody: {
            /** @description `token` of the link in the mail. */
            token: string;
            /** @example vijf blauwe paarden zingen */
            password: string;
        };
        ComplianceNoteDto: {
            /** @example maxAgeDays */
            property: string;
            /** @example NIST SP 800-63B-4 forbids changing passwords without a sign of compromise. */
            note: string;
        };
        ConfirmationDto: {
            /** @description How many people will be deactivated, typed in. */
            deactivate?: number;
            /** @description How many groups will be created, typed in. */
            createGroups?: number;
        };
        ConfirmationView: {
            deactivate?: number;
            createGroups?: number;
        };
        CorrectRowDto: {
            cells: components["schemas"]["CorrectedCellDto"][];
        };
        CorrectedCellDto: {
            /** @description Position of the column, from 0. */
            column: number;
            /** @description What the cell should have been. What it was takes an earlier correction back. */
            value: string;
        };
        CreateApiClientBody: {
            /** @example Personeelssysteem */
            name: string;
            /** @description At most what the caller may do. */
            permissions: ("staff:read" | "staff:write" | "staff:import" | "contacts:read" | "contacts:write" | "contacts:import" | "groups:read" | "groups:write" | "roles:read" | "roles:assign" | "roles:write" | "settings:read" | "settings:write" | "email-log:read" | "email-log:content" | "email-log:resend" | "api-clients:write" | "audit:read" | "privacy:manage" | "installation:operate")[];
            /**
             * Format: date-time
             * @description Null: never.
             */
            expiresAt?: string | null;
        };
        CreateEmailSuppressionDto: {
            /** @example NGra@cwtestgebruiker.nl */
            address: string;
            /** @example Wants no mail, telephone 5 May */
            note?: string | null;
        };
        CreateGroupDto: {
            /** @enum {string} */
            kind: "staff" | "contact";
            /** @example Audit */
            name: string;
            description?: string | null;
        };
        CreateImportDto: {
            /** @enum {string} */
            kind: "staff" | "contacts";
            /**
             * @description The list.
             * @example Achternaam;Voornaam;E-mail
             *     Brooy;Jan;j.brooy@example.nl
             */
            text: string;
            options?: components["schemas"]["ImportOptionsDto"];
        };
        CreatePrivacyRequestDto: {
            /** @enum {string} */
            kind: "export" | "erasure";
            /**
             * Format: uuid
             * @description Also somebody who was removed before.
             */
            userId: string;
            /**
             * @description For an erasure: name (first, infix and last) or e-mail address of the person, typed in; of somebody who was removed before, the id.
             * @example Nicole de Graaf
             */
            confirm?: string;
        };
        CreateRoleDto: {
            /** @example Planner */
            name: string;
            description?: string | null;
            /** @description At most what the caller may do. */
            permissions: ("staff:read" | "staff:write" | "staff:import" | "contacts:read" | "contacts:write" | "contacts:import" | "groups:read" | "groups:write" | "roles:read" | "roles:assign" | "roles:write" | "settings:read" | "settings:write" | "email-log:read" | "email-log:content" | "email-log:resend" | "api-clients:write" | "audit:read" | "privacy:manage" | "installation:operate")[];
        };
        CreateUserDto: {
            /** @enum {string} */
            kind: "staff" | "contact";
            /**
             * @description Whether somebody with an e-mail address is mailed a link to set a password.
             * @default send
             * @enum {string}
             */
            invitation?: "send" | "none";
            /** @example de Graaf */
            lastName?: string | null;
            /** @example Nicole */
            firstName?: string | null;
            /** @example NGra@cwtestgebruiker.nl */
            email?: string | null;
            /** @example NG */
            initials?: string | null;
            /** @example Teamleider */
            title?: string | null;
            /** @example 416-555-5117 Ext: 176 */
            phone?: string | null;
            /** @example Maria */
            middleName?: string | null;
            /** @example van der */
            infix?: string | null;
            /** @example 06 12345678 */
            mobile?: string | null;
            /** @example 020 1234567 */
            homePhone?: string | null;
            /** @example Audit */
            department?: string | null;
            /** @example Amsterdam */
            businessUnit?: string | null;
            /** @example 1042 */
            externalId?: string | null;
            /** @example Senior */
            userType?: string | null;
            /** @example nl */
            locale?: string | null;
            /** @example 2026-01-01 */
            startDate?: string | null;
            /** @example 2026-12-31 */
            endDate?: string | null;
            /** @example Works on Mondays */
            notes?: string | null;
            /**
             * @example [
             *       "partner"
             *     ]
             */
            tags?: string[];
            /** @enum {string} */
            status?: "active" | "inactive";
            /**
             * @description Names of all groups that the person is in afterwards. Groups that are not there are made; needs `groups:write`.
             * @example [
             *       "G1",
             *       "G2"
             *     ]
             */
            groups?: string[];
        };
        DeadLetterDetailDto: {
            /** @description Opaque; names it in the other calls. */
            id: string;
            /** @example identity */
            service: string;
            /** Format: uuid */
            organizationId: string;
            /**
             * @description Who gave up; `outbox`: it could not leave.
             * @example notification-identity
             */
            consumer: string;
            messageId: string;
            /** @example evt.identity.user.created.v1 */
            wireSubject: string;
            /** @description What the last try failed with. */
            reason: string;
            /** @example 8 */
            deliveries: number;
            /** @enum {string} */
            state: "parked" | "handled" | "discarded";
            /** Format: date-time */
            parkedAt: string;
            /** Format: date-time */
            resolvedAt: string | null;
            /** @description As it was received: a CloudEvents envelope in JSON, or whatever else came. */
            message: string;
        };
        DeadLetterDto: {
            /** @description Opaque; names it in the other calls. */
            id: string;
            /** @example identity */
            service: string;
            /** Format: uuid */
            organizationId: string;
            /**
             * @description Who gave up; `outbox`: it could not leave.
             * @example notification-identity
             */
            consumer: string;
            messageId: string;
            /** @example evt.identity.user.created.v1 */
            wireSubject: string;
            /** @description What the last try failed with. */
            reason: string;
            /** @example 8 */
            deliveries: number;
            /** @enum {string} */
            state: "parked" | "handled" | "discarded";
            /** Format: date-time */
            parkedAt: string;
            /** Format: date-time */
            resolvedAt: string | null;
        };
        DeliveryAttemptDto: {
            /** Format: date-time */
            at: string;
            /**
             * @description Reply code of RFC 5321.
             * @example 250
             */
            smtpCode: number | null;
            /** @example 250 2.0.0 Ok: queued as 4XnF3 */
            response: string;
        };
        DoerView: {
            id: string;
            /** @enum {string} */
            type: "user" | "api-client";
        };
        EditEntryView: {
            /** @description Physical line of the source, from 1. */
            line: number;
            /** @description Position of the column, from 0. */
            column: number;
            /** @description The cell as it was handed over. */
            original: string | null;
            /** @description What it was changed into; null: the change was taken back. */
            value: string | null;
            /** @description Problem whose suggestion was taken; null: typed in. */
            code: string | null;
            by: string;
            /** Format: date-time */
            at: string;
        };
        EditGroupDto: {
            /** @example Audit */
            name?: string;
            description?: string | null;
        };
        EditMeDto: {
            /** @example nl */
            locale?: string | null;
            /** @example 416-555-5117 Ext: 128 */
            phone?: string | null;
            /** @example 06 12345678 */
            mobile?: string | null;
            /** @example 020 1234567 */
            homePhone?: string | null;
        };
        EditRoleDto: {
            /** @example Planner */
            name?: string;
            description?: string | null;
            /** @description All that the role is to have. */
            permissions?: ("staff:read" | "staff:write" | "staff:import" | "contacts:read" | "contacts:write" | "contacts:import" | "groups:read" | "groups:write" | "roles:read" | "roles:assign" | "roles:write" | "settings:read" | "settings:write" | "email-log:read" | "email-log:content" | "email-log:resend" | "api-clients:write" | "audit:read" | "privacy:manage" | "installation:operate")[];
        };
        EditSummaryView: {
            rows: number;
            cells: number;
            /** @description Everybody who corrected something that counts. */
            by: string[];
            /** Format: date-time */
            lastAt: string;
        };
        EditUserDto: {
            /** @example de Graaf */
            lastName?: string | null;
            /** @example Nicole */
            firstName?: string | null;
            /** @example NGra@cwtestgebruiker.nl */
            email?: string | null;
            /** @example NG */
            initials?: string | null;
            /** @example Teamleider */
            title?: string | null;
            /** @example 416-555-5117 Ext: 176 */
            phone?: string | null;
            /** @example Maria */
            middleName?: string | null;
            /** @example van der */
            infix?: string | null;
            /** @example 06 12345678 */
            mobile?: string | null;
            /** @example 020 1234567 */
            homePhone?: string | null;
            /** @example Audit */
            department?: string | null;
            /** @example Amsterdam */
            businessUnit?: string | null;
            /** @example 1042 */
            externalId?: string | null;
            /** @example Senior */
            userType?: string | null;
            /** @example nl */
            locale?: string | null;
            /** @example 2026-01-01 */
            startDate?: string | null;
            /** @example 2026-12-31 */
            endDate?: string | null;
            /** @example Works on Mondays */
            notes?: string | null;
            /**
             * @example [
             *       "partner"
             *     ]
             */
            tags?: string[];
            /** @enum {string} */
            status?: "active" | "inactive";
            /**
             * @description Names of all groups that the person is in afterwards. Groups that are not there are made; needs `groups:write`.
             * @example [
             *       "G1",
             *       "G2"
             *     ]
             */
            groups?: string[];
        };
        EditedCellView: {
            /** @description Position of the column, from 0. */
            column: number;
            /** @description The cell as it was handed over; null: the row ended before it. */
            original: string | null;
            /** @description The cell as it counts. */
            value: string;
            /** @description Who corrected it. */
            by: string;
            /** Format: date-time */
            at: string;
            /**
             * @description Problem whose suggestion was taken.
             * @example W_DOMAIN_TYPO
             */
            code?: string;
        };
        EffectivePermissionDto: {
            /** @enum {string} */
            permission: "staff:read" | "staff:write" | "staff:import" | "contacts:read" | "contacts:write" | "contacts:import" | "groups:read" | "groups:write" | "roles:read" | "roles:assign" | "roles:write" | "settings:read" | "settings:write" | "email-log:read" | "email-log:content" | "email-log:resend" | "api-clients:write" | "audit:read" | "privacy:manage" | "installation:operate";
            why: components["schemas"]["PermissionReasonDto"][];
        };
        EffectivePermissionsDto: {
            /** @description Whether the person can use them now: active, with an account that has a password. */
            inForce: boolean;
            items: components["schemas"]["EffectivePermissionDto"][];
            /** @example null */
            nextCursor: string | null;
        };
        EmailBodyDto: {
            html: string | null;
            text: string | null;
        };
        EmailLogFilterDto: {
            /** @enum {string} */
            status?: "held" | "queued" | "sending" | "sent" | "deferred" | "undelivered" | "suppressed" | "cancelled";
            /**
             * @description Whole address, or its beginning.
             * @example ngra@
             */
            recipient?: string;
            /** Format: uuid */
            importId?: string;
            /** @example welcome */
            template?: string;
            /**
             * Format: date-time
             * @description Created at or after.
             */
            from?: string;
            /**
             * Format: date-time
             * @description Created before.
             */
            to?: string;
        };
        EmailMessageDetailDto: {
            /** Format: uuid */
            id: string;
            /**
             * @description null for mail to whoever started an import, until it was tried.
             * @example NGra@cwtestgebruiker.nl
             */
            recipient: string | null;
            /** Format: uuid */
            userId: string | null;
            /** @example welcome */
            template: string;
            /**
             * @description Language it was sent in; known once it was tried.
             * @example nl
             */
            locale: string | null;
            /** @description Known once it was tried. */
            subject: string | null;
            /** @enum {string} */
            status: "held" | "queued" | "sending" | "sent" | "deferred" | "undelivered" | "suppressed" | "cancelled";
            attempts: components["schemas"]["DeliveryAttemptDto"][];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            sentAt: string | null;
            /** Format: uuid */
            importId: string | null;
            /**
             * Format: uuid
             * @description The e-mail that this one repeats.
             */
            resendOf: string | null;
            /** @description What was sent, personal links redacted; only with the permission email-log:content. */
            body?: components["schemas"]["EmailBodyDto"];
        };
        EmailMessageDto: {
            /** Format: uuid */
            id: string;
            /**
             * @description null for mail to whoever started an import, until it was tried.
             * @example NGra@cwtestgebruiker.nl
             */
            recipient: string | null;
            /** Format: uuid */
            userId: string | null;
            /** @example welcome */
            template: string;
            /**
             * @description Language it was sent in; known once it was tried.
             * @example nl
             */
            locale: string | null;
            /** @description Known once it was tried. */
            subject: string | null;
            /** @enum {string} */
            status: "held" | "queued" | "sending" | "sent" | "deferred" | "undelivered" | "suppressed" | "cancelled";
            attempts: components["schemas"]["DeliveryAttemptDto"][];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            sentAt: string | null;
            /** Format: uuid */
            importId: string | null;
            /**
             * Format: uuid
             * @description The e-mail that this one repeats.
             */
            resendOf: string | null;
        };
        EmailMessagePage: {
            items: components["schemas"]["EmailMessageDto"][];
            nextCursor: string | null;
        };
        EmailPreviewDto: {
            /** @example Welkom bij Brooy & Holt */
            subject: string;
            /**
             * @description A whole page; show it in a sandboxed frame.
             * @example <!doctype html>…
             */
            html: string;
            /** @example Beste Nicole de Graaf */
            text: string;
        };
        EmailRatesDto: {
            /**
             * @description null: as the operator has set.
             * @example 20
             */
            perSecond?: number | null;
            /**
             * @description To one domain of recipients.
             * @example 5
             */
            perDomainPerSecond?: number | null;
        };
        EmailRetentionDto: {
            /**
             * @description off: content is never kept, and an entry is deleted within an hour after its mail has left or failed.
             * @example days
             * @enum {string}
             */
            mode: "off" | "days" | "forever";
            /** @example 365 */
            days?: number | null;
        };
        EmailSettingsDto: {
            /**
             * @description null: the organisation.
             * @example Brooy & Holt
             */
            senderName?: string | null;
            /** @example info@brooyenholt.example */
            replyTo?: string | null;
            /**
             * @description Plain text.
             * @example Fijn dat u er bent.
             */
            welcomeMessage?: string | null;
            /**
             * @example Brooy & Holt
             *     Dorpsstraat 1, Delft
             */
            signature?: string | null;
            /**
             * @description PNG, JPEG or GIF as a data URI, at most 100 KB; goes with each mail.
             * @example data:image/png;base64,iVBORw0KGgo=
             */
            logo?: string | null;
            /** @description How long entries of the log are kept. */
            retention?: components["schemas"]["EmailRetentionDto"];
            /** @description Most mails per second. */
            rates?: components["schemas"]["EmailRatesDto"];
            /** @description null: the mail server of the operator. */
            smtp?: components["schemas"]["SmtpSettingsDto"] | null;
        };
        EmailStatusDto: {
            /**
             * @example unreachable
             * @enum {string}
             */
            mailServer: "ok" | "unreachable";
            /** Format: date-time */
            unreachableSince: string | null;
            /**
             * @description Of the own mail server.
             * @example connect ECONNREFUSED
             */
            reason: string | null;
            /** @example 20000 */
            queued: number;
            /** @example 3 */
            deferred: number;
            /** @example 0 */
            held: number;
            /**
             * Format: date-time
             * @description The oldest mail that waits.
             */
            oldestAt: string | null;
            /** @description Too many of their mails came back; release them to go on. */
            stoppedImports: components["schemas"]["StoppedImportDto"][];
        };
        EmailSuppressionDto: {
            /** Format: uuid */
            id: string;
            /** @example NGra@cwtestgebruiker.nl */
            address: string;
            /**
             * @example hard-bounce
             * @enum {string}
             */
            reason: "hard-bounce" | "complaint" | "manual";
            /** @example 550 5.1.1 User unknown */
            note: string | null;
            /**
             * Format: uuid
             * @description The e-mail that bounced.
             */
            messageId: string | null;
            /** @description Who added it; null: Rollcall itself. */
            createdBy: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        EmailTemplateDto: {
            /** @example Welkom bij {{organization.name}} */
            subject: string;
            /**
             * @description What stands in the mail; its frame, looks, logo and signature are added. {{button}} is the link as a button.
             * @example <h1>Beste {{recipient.name}},</h1>
             *     <p>Er is een account voor u gemaakt.</p>
             *     {{button}}
             */
            html: string;
            /**
             * @example Beste {{recipient.name}},
             *
             *     Er is een account voor u gemaakt:
             *
             *     {{link}}
             */
            text: string;
            /** @example welcome */
            name: string;
            /** @example nl */
            locale: string;
            /** @example Welcome */
            title: string;
            /** @example When somebody gets an account, or is invited again. */
            sentWhen: string;
            /**
             * @description Rollcall's texts, or the organisation's.
             * @example own
             * @enum {string}
             */
            source: "default" | "own";
            /**
             * @description Counts the changes.
             * @example 3
             */
            version: number;
            /** Format: date-time */
            changedAt: string | null;
            /** @description Id of the user or API client who made this version. */
            changedBy: string | null;
            /** @description Rollcall's own texts, to start from or to go back to. */
            defaults: components["schemas"]["TemplatePartsDto"];
            /** @description All that may stand in {{…}}, {{#if …}} and {{#unless …}}. */
            variables: components["schemas"]["TemplateVariableDto"][];
        };
        EmailTemplateListDto: {
            items: components["schemas"]["EmailTemplateDto"][];
            /** @example null */
            nextCursor: string | null;
        };
        EmailTemplateVersionDto: {
            /** @example 3 */
            version: number;
            /** @description null: back to Rollcall's own texts. */
            parts: components["schemas"]["TemplatePartsDto"] | null;
            /**
             * @description The user or API client.
             * @example 0198a2f0-2222-7000-8000-000000000002
             */
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
        };
        EmailTemplateVersionListDto: {
            items: components["schemas"]["EmailTemplateVersionDto"][];
            /** @example null */
            nextCursor: string | null;
        };
        EnrolmentDto: {
            /**
             * @description Base32, to type into an app.
             * @example JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP
             */
            secret: string;
            /** @example otpauth://totp/Rollcall%20Voorbeeld:ada%40example.nl?secret=… */
            otpauthUri: string;
            /** @description The address as a QR code: a data URI of an SVG picture. */
            qrCode: string;
        };
        ErasureEntryDto: {
            /** @example 42 */
            sequence: number;
            /** Format: date-time */
            at: string;
            /** @example 9f86d081884c7d65… */
            previousHash: string;
            /** @example 60303ae22b998861… */
            hash: string;
        };
        ErasureProofDto: {
            statement: components["schemas"]["ErasureStatementDto"];
            /** @description SHA-256 over the canonical form (RFC 8785) of `statement`, hexadecimal. */
            statementSha256: string;
            /** @description Entry of the hash-chained audit, action `user.erased`, whose details hold that hash. */
            audit: components["schemas"]["ErasureEntryDto"];
        };
        ErasureStatementDto: {
            /** @example 1 */
            version: number;
            /** Format: uuid */
            requestId: string;
            /** Format: uuid */
            organizationId: string;
            /** Format: uuid */
            userId: string;
            requestedBy: components["schemas"]["StatementActorDto"];
            /** Format: date-time */
            requestedAt: string;
            /** Format: date-time */
            completedAt: string;
            services: components["schemas"]["StatementServiceDto"][];
        };
        GroupCounts: {
            /** @description Groups of the import that would be removed. */
            remove: number;
            /** @description Groups of the import that would stay, because somebody uses them. */
            keep: number;
        };
        GroupDto: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "staff" | "contact";
            /** @example Audit */
            name: string;
            description: string | null;
            /** @description Everyone of the kind is a member by definition; it cannot be edited. */
            isSystem: boolean;
            /** @example 12 */
            memberCount: number;
            roleIds: string[];
            /** @example 1 */
            version: number;
            /** Format: date-time */
            createdAt: string;
        };
        HistoryEntryDto: {
            /** @example 2 */
            version: number;
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            through: "import" | "rest" | "scim" | "self" | "system";
            /** @description User or API client. */
            actorId: string | null;
            /** Format: uuid */
            importId: string | null;
            changes: components["schemas"]["ValueChangeDto"][];
        };
        HoldView: {
            /** @enum {string} */
            code: "H_DEACTIVATIONS" | "H_TRUNCATED" | "H_MANY_GROUPS";
            /** @description In the language of the reader. */
            message: string;
            /** @description What `confirm` has to say. */
            confirm: components["schemas"]["ConfirmationView"];
        };
        ImportOptionsDto: {
            /** @default auto */
            hasHeader?: "auto" | boolean;
            /**
             * @description `auto` or one character.
             * @default auto
             * @example ;
             */
            delimiter?: string;
            /**
             * @default auto
             * @enum {string}
             */
            encoding?: "auto" | "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
            /**
             * @description Rows above the header: `auto` or a number.
             * @default auto
             */
            skipLines?: "auto" | number;
            /**
             * @default update
             * @enum {string}
             */
            existing?: "update" | "fill-blanks" | "skip";
            /**
             * @default keep
             * @enum {string}
             */
            blankCells?: "keep" | "clear";
            /**
             * @default add
             * @enum {string}
             */
            groups?: "add" | "replace";
            /**
             * @description Only with a complete list.
             * @default keep
             * @enum {string}
             */
            absent?: "keep" | "deactivate";
            /**
             * @default send
             * @enum {string}
             */
            invitations?: "send" | "hold" | "none";
            /**
             * @default import-valid
             * @enum {string}
             */
            onError?: "import-valid" | "all-or-nothing";
            /**
             * @default manual
             * @enum {string}
             */
            approve?: "manual" | "auto";
        };
        ImportPropertiesView: {
            items: components["schemas"]["ImportPropertyView"][];
            nextCursor: null;
        };
        ImportPropertyView: {
            /** @enum {string} */
            property: "lastName" | "firstName" | "email" | "initials" | "title" | "phone" | "groups" | "middleName" | "infix" | "mobile" | "homePhone" | "department" | "businessUnit" | "externalId" | "userType" | "tags" | "locale" | "status" | "startDate" | "endDate" | "notes" | "fullName";
            /** @description In the language asked for. */
            label: string;
            description: string;
            required: components["schemas"]["RequiredFor"];
            /** @description Code points; of each name for a property that holds several. */
            maxLength: number;
            example: string;
            /** @description Holds several values, separated with `~`. */
            multiple: boolean;
        };
        ImportView: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "staff" | "contacts";
            /** @enum {string} */
            status: "draft" | "planning" | "planned" | "held" | "queued" | "applying" | "completed" | "failed" | "cancelled" | "undoing" | "undone";
            source: components["schemas"]["SourceView"];
            columns: components["schemas"]["ColumnView"][];
            mapping: (string | null)[];
            options: components["schemas"]["ImportOptionsDto"];
            /** @description Of the whole list. */
            problems: components["schemas"]["ProblemInList"][];
            plan: components["schemas"]["PlanView"] | null;
            holds: components["schemas"]["HoldView"][];
            progress: components["schemas"]["ProgressView"] | null;
            result: components["schemas"]["ResultView"] | null;
            undo: components["schemas"]["UndoResultView"] | null;
            /** @description Cells that were corrected; null: none. */
            edits: components["schemas"]["EditSummaryView"] | null;
            /** @description Who handed the list over: a user or an API client. */
            createdBy: string;
            /** @description Who had the current plan made. */
            plannedBy: string | null;
            /** @description Who approved the plan. */
            appliedBy: string | null;
            undoneBy: string | null;
            cancelledBy: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            completedAt: Record<string, never> | null;
        };
        InvitationCountsView: {
            queued: number;
            sent: number;
            /** @description Given up on. */
            failed: number;
            /** @description Wait for their release. */
            held: number;
        };
        InvitationsOfUndo: {
            /** @description Invitations that have not left and would be cancelled. */
            cancel: number;
            /** @description Invitations that have left already; their links end with the accounts. */
            alreadySent: number;
        };
        KeptDto: {
            /** @example event streams */
            where: string;
            /** @example Events that were published cannot be changed; the streams drop them by their age. */
            why: string;
            /**
             * Format: date-time
             * @description When it is gone by itself; absent: it stays.
             */
            until?: string;
        };
        MeDto: {
            /** @description Of the person, or client id of the API client. */
            id: string;
            /** @enum {string} */
            type: "user" | "api-client";
            organization: components["schemas"]["MyOrganizationDto"];
            /** @description What the access token allows. */
            permissions: ("staff:read" | "staff:write" | "staff:import" | "contacts:read" | "contacts:write" | "contacts:import" | "groups:read" | "groups:write" | "roles:read" | "roles:assign" | "roles:write" | "settings:read" | "settings:write" | "email-log:read" | "email-log:content" | "email-log:resend" | "api-clients:write" | "audit:read" | "privacy:manage" | "installation:operate")[];
            /** @description Null for an API client. */
            user: components["schemas"]["UserDto"] | null;
        };
        MembershipCounts: {
            /** @description Memberships that would end, those of removed people included. */
            end: number;
            /** @description Memberships that would be given back. */
            restore: number;
        };
        MyOrganizationDto: {
            /** @example Voorbeeld BV */
            name: string;
            /**
             * @description Language of mails to people who have none of their own.
             * @enum {string}
             */
            locale: "nl" | "en" | "de" | "fr";
            /** Format: uuid */
            id: string;
        };
        OrganizationDto: {
            /** @example Voorbeeld BV */
            name: string;
            /**
             * @description Language of mails to people who have none of their own.
             * @enum {string}
             */
            locale: "nl" | "en" | "de" | "fr";
            /** Format: uuid */
            id: string;
            /** @example 1 */
            version: number;
        };
        OrganizationSettingsDto: {
            /** @example Voorbeeld BV */
            name: string;
            /**
             * @description Language of mails to people who have none of their own.
             * @enum {string}
             */
            locale: "nl" | "en" | "de" | "fr";
        };
        PasswordPolicyAnswer: {
            /**
             * @description In characters.
             * @default 15
             */
            minLength: number;
            /** @default 256 */
            maxLength: number;
            /**
             * @description How many of capital letters, small letters, digits and other characters a password needs.
             * @default 0
             */
            minClasses: number;
            /**
             * @description Refuse passwords from known leaks.
             * @default true
             */
            blockCommon: boolean;
            /**
             * @description Refuse passwords made of the person's name or address or the organisation's name.
             * @default true
             */
            blockPersonal: boolean;
            /**
             * @description How many earlier passwords may not come back.
             * @default 0
             */
            historySize: number;
            /**
             * @description Days after which signing in asks for a new password; 0 is never.
             * @default 0
             */
            maxAgeDays: number;
            /** @description Settings that go against the standards, and why. */
            compliance: components["schemas"]["ComplianceNoteDto"][];
        };
        PasswordPolicyDto: {
            /**
             * @description In characters.
             * @default 15
             */
            minLength: number;
            /** @default 256 */
            maxLength: number;
            /**
             * @description How many of capital letters, small letters, digits and other characters a password needs.
             * @default 0
             */
            minClasses: number;
            /**
             * @description Refuse passwords from known leaks.
             * @default true
             */
            blockCommon: boolean;
            /**
             * @description Refuse passwords made of the person's name or address or the organisation's name.
             * @default true
             */
            blockPersonal: boolean;
            /**
             * @description How many earlier passwords may not come back.
             * @default 0
             */
            historySize: number;
            /**
             * @description Days after which signing in asks for a new password; 0 is never.
             * @default 0
             */
            maxAgeDays: number;
        };
        PermissionDto: {
            /** @enum {string} */
            permission: "staff:read" | "staff:write" | "staff:import" | "contacts:read" | "contacts:write" | "contacts:import" | "groups:read" | "groups:write" | "roles:read" | "roles:assign" | "roles:write" | "settings:read" | "settings:write" | "email-log:read" | "email-log:content" | "email-log:resend" | "api-clients:write" | "audit:read" | "privacy:manage" | "installation:operate";
            /** @example See staff */
            description: string;
            /** @description Whether the caller has it, and so may give it. */
            held: boolean;
        };
        PermissionReasonDto: {
            /** Format: uuid */
            roleId: string;
            /** @example Staff Admin */
            roleName: string;
            /**
             * Format: uuid
             * @description The group that carries the role; absent for an own role.
             */
            groupId?: string;
            /** @example HR */
            groupName?: string;
        };
        PermissionsDto: {
            items: components["schemas"]["PermissionDto"][];
            /** @example null */
            nextCursor: string | null;
        };
        PlanView: {
            /** @description Names exactly this plan; sent back to apply it. */
            hash: string;
            create: number;
            update: number;
            unchanged: number;
            reactivate: number;
            /** @description People who are not in a complete list. */
            deactivate: number;
            skip: number;
            skippedDuplicate: number;
            hold: number;
            error: number;
            groups: components["schemas"]["PlannedGroups"];
            /** @description Invitations that would be sent or held. */
            invitations: number;
        };
        PlannedGroups: {
            /** @description Names of groups that would be created. */
            create: string[];
            /** @description Groups whose members would change. */
            change: number;
        };
        PrivacyRequestDto: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "export" | "erasure";
            /** Format: uuid */
            userId: string;
            /**
             * @description `expired`: what was gathered has been deleted.
             * @enum {string}
             */
            status: "running" | "completed" | "expired";
            /** @description User or API client. */
            requestedBy: string;
            /** Format: date-time */
            requestedAt: string;
            /** Format: date-time */
            completedAt: string | null;
            /**
             * Format: date-time
             * @description Until then an export can be fetched.
             */
            expiresAt: string | null;
            services: components["schemas"]["PrivacyStepDto"][];
        };
        PrivacyStepDto: {
            /** @example notification */
            service: string;
            /**
             * @description `waiting`: it is tried again, see `problem`.
             * @enum {string}
             */
            state: "pending" | "running" | "waiting" | "done";
            /**
             * @description Things found, or removed.
             * @example 12
             */
            items: number;
            removed: components["schemas"]["RemovedDto"][];
            kept: components["schemas"]["KeptDto"][];
            /** @example The service does not answer. */
            problem: string | null;
            /** Format: date-time */
            completedAt: string | null;
        };
        /** @description RFC 9457 problem details. Branch on `code`; the texts may change. */
        Problem: {
            /** @description URN of the code. */
            type: string;
            title: string;
            status: number;
            detail: string;
            /** @description Path of the request. */
            instance: string;
            /** @description Stable, kebab-case. */
            code: string;
            /** @description Names the request in the logs. */
            requestId?: string;
            errors?: components["schemas"]["ProblemDetail"][];
        } & {
            [key: string]: unknown;
        };
        ProblemCountView: {
            /** @example E_EMAIL */
            code: string;
            /** @enum {string} */
            severity: "error" | "warning";
            /**
             * @description State of these rows.
             * @example error
             */
            state: string;
            /** @example 12 */
            rows: number;
            /** @description Of these rows, so many have a suggestion for this problem. */
            suggestions: number;
        };
        ProblemCountsView: {
            items: components["schemas"]["ProblemCountView"][];
        };
        /** @description One thing that is wrong with the request. */
        ProblemDetail: {
            /** @description JSON pointer (RFC 6901). */
            pointer: string;
            code: string;
            message: string;
            /** @description Where in a text of several lines. */
            line?: number;
            column?: number;
        };
        ProblemInList: {
            /**
             * @description Stable; listed in docs/problem-codes.md.
             * @example E_EMAIL
             */
            code: string;
            /** @enum {string} */
            severity: "fatal" | "error" | "warning" | "hold";
            /** @description In the language of the reader. */
            message: string;
            /** @description Physical line of the source, from 1. */
            line?: number;
            /** @description Number of the row, from 1. */
            record?: number;
            /** @description `columns[].index` of the import. */
            column?: number;
            property?: string;
            /** @description The cell as it was found, at most 200 characters of it. */
            value?: string;
            /** @description What the message was made with. */
            params?: {
                [key: string]: unknown;
            };
            /** @description A value that would be right, ready to be used. */
            suggestion?: string;
            /** @description `apply-suggestions` can put the suggestion into the list. */
            isApplicable?: boolean;
        };
        ProgressView: {
            /** @enum {string} */
            phase: "reading" | "planning" | "applying" | "undoing" | "completed" | "cancelled" | "undone";
            done: number;
            /** @description Null: not known before the list was read. */
            total: number | null;
            rowsPerSecond: number;
            /** @description Null: nothing was done lately. */
            secondsLeft: number | null;
        };
        ReceiptKey: {
            /** @enum {string} */
            kty: "OKP";
            /** @enum {string} */
            crv: "Ed25519";
            x: string;
            /** @description RFC 7638 thumbprint; `kid` in the header of a receipt’s `jws`. */
            kid: string;
            /** @enum {string} */
            use?: "sig";
            /** @enum {string} */
            alg?: "EdDSA";
        };
        ReceiptKeysView: {
            keys: components["schemas"]["ReceiptKey"][];
        };
        ReceiptSource: {
            name: string;
            bytes: number;
            /** @description SHA-256, hexadecimal. */
            sha256: string;
        };
        ReceiptView: {
            /** @enum {number} */
            version: 1;
            /** Format: uuid */
            importId: string;
            /** Format: uuid */
            organizationId: string;
            /** @enum {string} */
            kind: "staff" | "contacts";
            /** @enum {string} */
            status: "draft" | "planning" | "planned" | "held" | "queued" | "applying" | "completed" | "failed" | "cancelled" | "undoing" | "undone";
            source: components["schemas"]["ReceiptSource"];
            options: components["schemas"]["ImportOptionsDto"];
            planHash: string | null;
            /** @description The numbers of the plan. */
            plan: {
                [key: string]: unknown;
            } | null;
            /** @description Numbers that were typed in. */
            confirmed: {
                [key: string]: unknown;
            } | null;
            result: components["schemas"]["ResultView"] | null;
            undo: components["schemas"]["UndoResultView"] | null;
            /** @description Cells that were corrected. */
            edits: {
                [key: string]: unknown;
            } | null;
            createdBy: components["schemas"]["DoerView"];
            plannedBy: components["schemas"]["DoerView"] | null;
            approvedBy: components["schemas"]["DoerView"] | null;
            undoneBy: components["schemas"]["DoerView"] | null;
            cancelledBy: components["schemas"]["DoerView"] | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            plannedAt: string | null;
            /** Format: date-time */
            approvedAt: string | null;
            /** Format: date-time */
            completedAt: string | null;
            /** @description Compact JWS (RFC 7515, Ed25519) over everything else. */
            jws: string;
        };
        RecoveryCodesDto: {
            /**
             * @description Shown this once; each works once.
             * @example [
             *       "k3jd-7fqa-xn2o-rw5e"
             *     ]
             */
            recoveryCodes: string[];
        };
        RemovedDto: {
            /** @example email_message */
            where: string;
            /** @enum {string} */
            what: "deleted" | "pseudonymised";
            /** @example 3 */
            count: number;
        };
        RequestPasswordResetBody: {
            /** @example NGra@cwtestgebruiker.nl */
            email: string;
        };
        RequiredFor: {
            staff: boolean;
            contact: boolean;
        };
        ResendByFilterDto: {
            /**
             * @description As in the log. Without a status: what was undelivered. Otherwise sent, undelivered or suppressed.
             * @example {
             *       "status": "undelivered",
             *       "importId": "0198a2f4-5c00-7a00-9b00-00000000a001"
             *     }
             */
            filter: components["schemas"]["EmailLogFilterDto"];
        };
        ResendResultDto: {
            /**
             * @description Mails that will leave once more, each as a new entry of the log.
             * @example 12
             */
            queued: number;
            /**
             * @description Mails to addresses on the suppression list: logged, not sent.
             * @example 1
             */
            suppressed: number;
            /**
             * @description Mails whose recipient was sent the same five times in the last hour.
             * @example 0
             */
            limited: number;
        };
        ResentMessageDto: {
            /**
             * Format: uuid
             * @description The new entry of the log.
             */
            id: string;
            /**
             * @example queued
             * @enum {string}
             */
            status: "queued" | "suppressed";
        };
        ResultView: {
            usersAdded: number;
            usersChanged: number;
            usersUnchanged: number;
            usersReactivated: number;
            usersDeactivated: number;
            rowsSkipped: number;
            /** @description Rows whose person changed since the plan. */
            rowsHeld: number;
            rowsFailed: number;
            groupsAdded: number;
            groupsChanged: number;
            invitations: components["schemas"]["InvitationCountsView"];
        };
        RoleDto: {
            /** Format: uuid */
            id: string;
            /**
             * @description Of a built-in role.
             * @enum {string|null}
             */
            key: "admin" | "settings-admin" | "staff-admin" | "contacts-admin" | "auditor" | null;
            /** @example Planner */
            name: string;
            description: string | null;
            permissions: ("staff:read" | "staff:write" | "staff:import" | "contacts:read" | "contacts:write" | "contacts:import" | "groups:read" | "groups:write" | "roles:read" | "roles:assign" | "roles:write" | "settings:read" | "settings:write" | "email-log:read" | "email-log:content" | "email-log:resend" | "api-clients:write" | "audit:read" | "privacy:manage" | "installation:operate")[];
            /** @description Built-in roles are neither changed nor removed. */
            isBuiltIn: boolean;
            /**
             * @description People who have it by themselves.
             * @example 3
             */
            userCount: number;
            /**
             * @description Groups that carry it.
             * @example 1
             */
            groupCount: number;
            /** @example 1 */
            version: number;
            /** Format: date-time */
            createdAt: string;
        };
        RoleNameDto: {
            /** Format: uuid */
            id: string;
            key: string | null;
            name: string;
        };
        RolesDto: {
            /** @description All roles that are wanted; others are taken away. */
            roleIds: string[];
        };
        RotateApiClientBody: {
            /**
             * @description How long the old secret goes on working; 0 for one that leaked.
             * @default 86400
             */
            keepOldSeconds?: number;
        };
        RowCounts: {
            /** @description Rows that would be taken back completely. */
            revert: number;
            /** @description Rows of which something would stay, because it changed since or is in use. */
            keep: number;
            /** @description Rows that cannot be taken back. */
            fail: number;
        };
        RowGroupsView: {
            add: string[];
            remove: string[];
            /** @description Those of `add` that do not exist yet. */
            create: string[];
        };
        RowUndoView: {
            /**
             * @description revert, keep, fail before an undo; reverted, kept, failed after it.
             * @enum {string}
             */
            state: "revert" | "keep" | "fail" | "reverted" | "kept" | "failed";
            /**
             * @description What becomes of the person.
             * @enum {string|null}
             */
            effect: "removed" | "restored" | "reactivated" | "deactivated" | "none" | null;
            /**
             * @description Why something stays: `changed` (the fields changed since), `memberships`, `signed-in`, `roles`, `deleted`, `last-admin`.
             * @example changed
             */
            reason: string | null;
            /** @description Properties that stay as they are now. */
            fields: string[];
            /** @description The reasons in the reader’s language. */
            message: string | null;
        };
        RowUserView: {
            /** Format: uuid */
            id: string | null;
            /** @enum {string|null} */
            matchedBy: "externalId" | "email" | "identity" | null;
        };
        RowView: {
            /** @description Physical line of the source, from 1. */
            line: number;
            /** @description Number of the row, from 1; people absent from a full list follow after the last one. */
            record: number;
            /** @example update */
            state: string | null;
            /**
             * @description What applying did.
             * @example updated
             */
            outcome: string | null;
            /** @description Cleaned values by property; `null`: a blank cell; `groups` as a list. */
            values: {
                [key: string]: unknown;
            };
            raw: string[];
            /** @description Whom the row is about, once that is known. */
            user: components["schemas"]["RowUserView"] | null;
            /** @description What applying changes, property by property. */
            changes: components["schemas"]["ChangeView"][];
            groups: components["schemas"]["RowGroupsView"];
            problems: components["schemas"]["ProblemInList"][];
            /** @description Why an undo kept the row. */
            keptBecause: string[];
            /** @description Null if no undo touches the row, or none was asked for. */
            undo: components["schemas"]["RowUndoView"] | null;
            /** @description Cells that were corrected; `raw` stays what was handed over, `values` are those with the corrections. */
            edited: components["schemas"]["EditedCellView"][];
            /** @description Grows with every correction of the row; its ETag. */
            version: number;
        };
        ScimBulkDto: {
            /**
             * @example [
             *       "urn:ietf:params:scim:api:messages:2.0:BulkRequest"
             *     ]
             */
            schemas: string[];
            /** @description Stop after so many errors. */
            failOnErrors?: number;
            Operations: components["schemas"]["ScimBulkOperationDto"][];
        };
        ScimBulkOperationDto: {
            /** @enum {string} */
            method: "POST" | "PUT" | "PATCH" | "DELETE";
            /** @example /Users */
            path: string;
            /** @example qwerty */
            bulkId?: string;
            /** @example W/"1" */
            version?: string;
            data?: {
                [key: string]: unknown;
            };
        };
        ScimEnterpriseDto: {
            /** @example Audit */
            department?: string;
            /** @example Amsterdam */
            division?: string;
        };
        ScimErrorDto: {
            /**
             * @example [
             *       "urn:ietf:params:scim:api:messages:2.0:Error"
             *     ]
             */
            schemas: string[];
            /** @example 409 */
            status: string;
            /** @example uniqueness */
            scimType?: string;
            /** @example Somebody else has this e-mail address. */
            detail: string;
        };
        ScimGroupDto: {
            /**
             * @example [
             *       "urn:ietf:params:scim:schemas:core:2.0:Group"
             *     ]
             */
            schemas: string[];
            /** Format: uuid */
            readonly id?: string;
            /** @example 8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159 */
            externalId?: string;
            /** @example Audit */
            displayName: string;
            members?: components["schemas"]["ScimReferenceDto"][];
            "urn:ietf:params:scim:schemas:extension:rollcall:2.0:Group"?: components["schemas"]["ScimRollcallGroupDto"];
            readonly meta?: components["schemas"]["ScimMetaDto"];
        };
        ScimMetaDto: {
            /** @example User */
            resourceType: string;
            /** Format: date-time */
            created: string;
            /** Format: date-time */
            lastModified: string;
            /** Format: uri */
            location: string;
            /** @example W/"1" */
            version: string;
        };
        ScimNameDto: {
            /** @example de Graaf */
            familyName?: string;
            /** @example Nicole */
            givenName?: string;
            /** @example Maria */
            middleName?: string;
            /** @example Nicole de Graaf */
            readonly formatted?: string;
        };
        ScimPatchDto: {
            /**
             * @example [
             *       "urn:ietf:params:scim:api:messages:2.0:PatchOp"
             *     ]
             */
            schemas: string[];
            Operations: components["schemas"]["ScimPatchOperationDto"][];
        };
        ScimPatchOperationDto: {
            /** @enum {string} */
            op: "add" | "replace" | "remove";
            /** @example members[value eq "01890a5d-ac96-774b-bcce-b302099a8057"] */
            path?: string;
            /** @description Whatever fits the path. */
            value?: string | boolean | {
                [key: string]: unknown;
            } | unknown[];
        };
        ScimReferenceDto: {
            /** Format: uuid */
            value: string;
            /** Format: uri */
            readonly $ref?: string;
            /** @example Audit */
            readonly display?: string;
            /** @example User */
            type?: string;
        };
        ScimRollcallGroupDto: {
            /**
             * @default staff
             * @enum {string}
             */
            kind?: "staff" | "contact";
            /** @example Everyone who audits */
            description?: string;
        };
        ScimRollcallUserDto: {
            /**
             * @default staff
             * @enum {string}
             */
            kind?: "staff" | "contact";
            /** @example van der */
            infix?: string;
            /** @example NG */
            initials?: string;
            /**
             * @example [
             *       "partner"
             *     ]
             */
            tags?: string[];
            /** @example 2026-01-01 */
            startDate?: string;
            /** @example 2026-12-31 */
            endDate?: string;
            /** @example Works on Mondays */
            notes?: string;
            /** @enum {string} */
            readonly account?: "none" | "invited" | "active";
        };
        ScimSearchDto: {
            /**
             * @example [
             *       "urn:ietf:params:scim:api:messages:2.0:SearchRequest"
             *     ]
             */
            schemas: string[];
            /** @example userName sw "n" */
            filter?: string;
            /** @example name.familyName */
            sortBy?: string;
            /** @enum {string} */
            sortOrder?: "ascending" | "descending";
            /** @example 1 */
            startIndex?: number;
            /** @example 100 */
            count?: number;
            attributes?: string[];
            excludedAttributes?: string[];
        };
        ScimUserDto: {
            /**
             * @example [
             *       "urn:ietf:params:scim:schemas:core:2.0:User"
             *     ]
             */
            schemas: string[];
            /** Format: uuid */
            readonly id?: string;
            /** @example 00u1dhhb1fkIGP7RL1d8 */
            externalId?: string;
            /** @example NGra@cwtestgebruiker.nl */
            userName: string;
            name?: components["schemas"]["ScimNameDto"];
            /** @example Nicole de Graaf */
            readonly displayName?: string;
            /** @example Teamleider */
            title?: string;
            /** @example Senior */
            userType?: string;
            /** @example nl */
            preferredLanguage?: string;
            /** @example true */
            active?: boolean;
            emails?: components["schemas"]["ScimValueDto"][];
            phoneNumbers?: components["schemas"]["ScimValueDto"][];
            readonly groups?: components["schemas"]["ScimReferenceDto"][];
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"?: components["schemas"]["ScimEnterpriseDto"];
            "urn:ietf:params:scim:schemas:extension:rollcall:2.0:User"?: components["schemas"]["ScimRollcallUserDto"];
            readonly meta?: components["schemas"]["ScimMetaDto"];
        };
        ScimValueDto: {
            /** @example NGra@cwtestgebruiker.nl */
            value: string;
            /** @example work */
            type?: string;
            /** @example true */
            primary?: boolean;
        };
        SecondFactorCodeBody: {
            /**
             * @description Of the app, or a recovery code. Each works once.
             * @example 492039
             */
            code: string;
        };
        SecondFactorDto: {
            /** @description Whether codes of an app are in use. */
            enabled: boolean;
            /** Format: date-time */
            enrolledAt: string | null;
            /** @example 10 */
            recoveryCodesLeft: number;
            /** @description Whether the organisation wants everybody to have one. */
            required: boolean;
            /**
             * @description Of the organisation; with `off`, no codes are asked for.
             * @enum {string}
             */
            mode: "off" | "optional" | "required";
        };
        SecondFactorSettingsDto: {
            /**
             * @description `off`: nobody is asked. `optional`: whoever has one is asked. `required`: whoever has none sets one up at the next sign-in.
             * @enum {string}
             */
            mode: "off" | "optional" | "required";
        };
        SessionDto: {
            id: string;
            /** @example Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0 */
            userAgent: string | null;
            /** @description Network address it was last used from. */
            address: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
        };
        SessionsDto: {
            items: components["schemas"]["SessionDto"][];
            nextCursor: string | null;
        };
        SmtpSettingsDto: {
            /** @example smtp.voorbeeld.example */
            host: string;
            /**
             * @example 587
             * @enum {number}
             */
            port: 25 | 465 | 587 | 2525;
            /**
             * @description Mail never leaves unencrypted.
             * @example starttls
             * @enum {string}
             */
            security: "starttls" | "tls";
            /** @example rollcall */
            user?: string | null;
            /**
             * @description Left out: the stored one stays, unless host, port or user change.
             * @example correct horse battery staple
             */
            password?: string | null;
            /**
             * @description Whether a password is stored; ignored when sent.
             * @example true
             */
            hasPassword?: boolean;
            /** @example accounts@voorbeeld.example */
            from?: string | null;
        };
        SourceView: {
            /** @example personeel.csv */
            name: string;
            bytes: number;
            /** @description SHA-256 of the bytes, hexadecimal. */
            sha256: string;
            /**
             * @description What it is by its first bytes.
             * @enum {string}
             */
            format: "text" | "xlsx";
            /** @example utf-8 */
            encoding: string | null;
            /** @example ; */
            delimiter: string | null;
            delimiterCandidates: {
                [key: string]: unknown;
            }[];
            hasHeader: boolean | null;
            /** @description Rows above the header. */
            skipLines: number;
            /** @description Null: too large to be counted before it is planned. */
            records: number | null;
            /** @description Rows that are blank and skipped. */
            blankRecords: number | null;
        };
        StatementActorDto: {
            /** @enum {string} */
            type: "user" | "api-client";
            id: string;
        };
        StatementServiceDto: {
            /** @example notification */
            service: string;
            /** Format: date-time */
            completedAt: string | null;
            removed: components["schemas"]["RemovedDto"][];
            kept: components["schemas"]["KeptDto"][];
        };
        StoppedImportDto: {
            /** Format: uuid */
            importId: string;
            /** Format: date-time */
            pausedAt: string;
            /** @example 230 */
            sent: number;
            /** @example 20 */
            bounced: number;
        };
        TemplateDraftDto: {
            /** @example Welkom bij {{organization.name}} */
            subject?: string;
            /** @example <p>Beste {{recipient.name}}</p>{{button}} */
            html?: string;
            /**
             * @example Beste {{recipient.name}}
             *
             *     {{link}}
             */
            text?: string;
        };
        TemplatePartsDto: {
            /** @example Welkom bij {{organization.name}} */
            subject: string;
            /**
             * @description What stands in the mail; its frame, looks, logo and signature are added. {{button}} is the link as a button.
             * @example <h1>Beste {{recipient.name}},</h1>
             *     <p>Er is een account voor u gemaakt.</p>
             *     {{button}}
             */
            html: string;
            /**
             * @example Beste {{recipient.name}},
             *
             *     Er is een account voor u gemaakt:
             *
             *     {{link}}
             */
            text: string;
        };
        TemplatePreviewDto: {
            /** @example Welkom bij {{organization.name}} */
            subject?: string;
            /** @example <p>Beste {{recipient.name}}</p>{{button}} */
            html?: string;
            /**
             * @example Beste {{recipient.name}}
             *
             *     {{link}}
             */
            text?: string;
            /**
             * Format: uuid
             * @description Whose name and address are shown; needs staff:read or contacts:read. Left out: those of the caller.
             */
            userId?: string;
        };
        TemplateVariableDto: {
            /**
             * @description Stands in the texts as {{recipient.name}}.
             * @example recipient.name
             */
            name: string;
            /** @example Full name of the reader. */
            description: string;
            /**
             * @description In the language of the template.
             * @example Nicole de Graaf
             */
            example: string;
            /** @description Where it may stand. */
            parts: ("subject" | "html" | "text")[];
            /**
             * @description Without it the mail is of no use: html and text must have it.
             * @example false
             */
            required: boolean;
        };
        TestMailDto: {
            /**
             * Format: uuid
             * @description Its entry in the e-mail log.
             */
            id: string;
        };
        UndoPreviewView: {
            /** @enum {string} */
            status: "preparing" | "ready" | "failed";
            counts: components["schemas"]["RowCounts"] | null;
            users: components["schemas"]["UserCounts"] | null;
            groups: components["schemas"]["GroupCounts"] | null;
            memberships: components["schemas"]["MembershipCounts"] | null;
            invitations: components["schemas"]["InvitationsOfUndo"] | null;
            /** @description Who asked. */
            requestedBy: string;
            /** Format: date-time */
            preparedAt: string | null;
        };
        UndoResultView: {
            /** @description Rows that were taken back completely. */
            reverted: number;
            /** @description Rows of which something stays. */
            kept: number;
            /** @description Rows that could not be taken back. */
            failed: number;
            groupsRemoved: number;
            /** @description Groups of the import that stay, because somebody uses them. */
            groupsKept?: number;
            usersRemoved?: number;
            usersRestored?: number;
            usersReactivated?: number;
            usersDeactivated?: number;
            /** @description People of whom nothing was taken back. */
            usersKept?: number;
            membershipsEnded?: number;
            membershipsRestored?: number;
        };
        UserCountDto: {
            /** @example 4 */
            count: number;
        };
        UserCounts: {
            /** @description People whom the import created, who would be removed. */
            remove: number;
            /** @description People who would get values or groups back. */
            restore: number;
            /** @description People whom the import deactivated, who would become active again. */
            reactivate: number;
            /** @description People whom the import reactivated, who would become inactive again. */
            deactivate: number;
            /** @description People who would stay wholly as they are. */
            keep: number;
        };
        UserDto: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "staff" | "contact";
            /** @example de Graaf */
            lastName: string;
            /** @example Nicole */
            firstName: string | null;
            /** @example NGra@cwtestgebruiker.nl */
            email: string | null;
            /** @example NG */
            initials: string | null;
            /** @example Teamleider */
            title: string | null;
            /** @example 416-555-5117 Ext: 176 */
            phone: string | null;
            /** @example Maria */
            middleName: string | null;
            /** @example van der */
            infix: string | null;
            /** @example 06 12345678 */
            mobile: string | null;
            /** @example 020 1234567 */
            homePhone: string | null;
            /** @example Audit */
            department: string | null;
            /** @example Amsterdam */
            businessUnit: string | null;
            /** @example 1042 */
            externalId: string | null;
            /** @example Senior */
            userType: string | null;
            /**
             * @example [
             *       "partner"
             *     ]
             */
            tags: string[];
            /** @example nl */
            locale: string | null;
            /** @example 2026-01-01 */
            startDate: string | null;
            /** @example 2026-12-31 */
            endDate: string | null;
            /** @example Works on Mondays */
            notes: string | null;
            /**
             * @description Names of the groups that the person is in.
             * @example [
             *       "G1",
             *       "G2"
             *     ]
             */
            groups: string[];
            /** @enum {string} */
            status: "active" | "inactive";
            /** @enum {string} */
            account: "none" | "invited" | "active";
            /** @example 1 */
            version: number;
            /** Format: date-time */
            createdAt: string;
        };
        ValueChangeDto: {
            /** @example title */
            property: string;
            /** @example Junior */
            before: string | null;
            /** @example Senior */
            after: string | null;
        };
    };
    responses: {
        /** @description The request is not acceptable; `errors` say where. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:rollcall:problem:validation-failed",
                 *       "title": "Bad request",
                 *       "status": 400,
                 *       "detail": "'nam' is not known here.",
                 *       "instance": "/v1/…",
                 *       "code": "validation-failed",
                 *       "errors": [
                 *         {
                 *           "pointer": "/nam",
                 *           "code": "unknown-field",
                 *           "message": "'nam' is not known here."
                 *         }
                 *       ]
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The caller lacks a permission. */
        NotAllowed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:rollcall:problem:permission-missing",
                 *       "title": "Not allowed",
                 *       "status": 403,
                 *       "detail": "The caller lacks a permission that this request needs.",
                 *       "instance": "/v1/…",
                 *       "code": "permission-missing"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It does not exist, or not in the organisation of the caller. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:rollcall:problem:not-found",
                 *       "title": "Not found",
                 *       "status": 404,
                 *       "detail": "Not found.",
                 *       "instance": "/v1/…",
                 *       "code": "not-found"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description No access token, or one that is not valid (any more). */
        NotSignedIn: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:rollcall:problem:token-missing",
                 *       "title": "Not signed in",
                 *       "status": 401,
                 *       "detail": "This request needs an access token.",
                 *       "instance": "/v1/…",
                 *       "code": "token-missing"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Any other problem. */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:rollcall:problem:unavailable",
                 *       "title": "Unavailable",
                 *       "status": 503,
                 *       "detail": "The service cannot answer at the moment. Try again shortly.",
                 *       "instance": "/v1/…",
                 *       "code": "unavailable"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description More requests than allowed; `Retry-After` says when to come back. */
        TooManyRequests: {
            headers: {
                /** @description Seconds. */
                "Retry-After"?: number;
                /** @description Remaining requests and seconds until the count starts again. */
                RateLimit?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    healthLive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Yes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ready"
                     *     }
                     */
                    "application/json": {
                        status: string;
                    };
                };
            };
            /** @description No. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "not-ready"
                     *     }
                     */
                    "application/json": {
                        status?: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    healthReady: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Yes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ready"
                     *     }
                     */
                    "application/json": {
                        status: string;
                    };
                };
            };
            /** @description No. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "not-ready"
                     *     }
                     */
                    "application/json": {
                        status?: string;
                    };
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    oidcDiscovery: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OpenID Connect Discovery 1.0 metadata. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "issuer": "…"
                     *     }
                     */
                    "application/json": Record<string, never>;
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    oidcToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "grant_type": "client_credentials"
                 *     }
                 */
                "application/x-www-form-urlencoded": {
                    /** @enum {string} */
                    grant_type: "client_credentials" | "authorization_code" | "refresh_token";
                } & {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description An access token. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "access_token": "eyJ…",
                     *       "token_type": "Bearer",
                     *       "expires_in": 300
                     *     }
                     */
                    "application/json": {
                        access_token: string;
                        token_type: string;
                        /** @description Seconds. */
                        expires_in: number;
                    };
                };
            };
            /** @description The request or the client is not acceptable (RFC 6749 5.2). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "invalid_request"
                     *     }
                     */
                    "application/json": {
                        error: string;
                        error_description?: string;
                    };
                };
            };
        };
    };
    scimBulk: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body: the first answer again. The same key and another body: 422. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/scim+json": components["schemas"]["ScimBulkDto"];
                "application/json": components["schemas"]["ScimBulkDto"];
            };
        };
        responses: {
            /** @description SCIM: many changes in one request */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The request is not acceptable; `scimType` says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description No access token, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description The caller lacks a permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description It does not exist, or not in the organisation of the caller. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description It contradicts what is there, such as a userName that is taken. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description Somebody has changed it in between. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description The body is too large, or has too many operations. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
        };
    };
    scimListGroups: {
        parameters: {
            query?: {
                filter?: string;
                sortBy?: string;
                sortOrder?: "ascending" | "descending";
                startIndex?: number;
                count?: number;
                /** @description Only these, separated by commas. */
                attributes?: string;
                /** @description All but these, separated by commas. */
                excludedAttributes?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description SCIM: groups that fit a filter */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": {
                        schemas: string[];
                        totalResults: number;
                        startIndex?: number;
                        itemsPerPage?: number;
                        Resources?: components["schemas"]["ScimGroupDto"][];
                    };
                };
            };
            /** @description The request is not acceptable; `scimType` says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description No access token, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description The caller lacks a permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description It does not exist, or not in the organisation of the caller. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description It contradicts what is there, such as a userName that is taken. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description Somebody has changed it in between. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description The body is too large, or has too many operations. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
        };
    };
    scimCreateGroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body: the first answer again. The same key and another body: 422. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/scim+json": components["schemas"]["ScimGroupDto"];
                "application/json": components["schemas"]["ScimGroupDto"];
            };
        };
        responses: {
            /** @description SCIM: add a group */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimGroupDto"];
                };
            };
            /** @description The request is not acceptable; `scimType` says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description No access token, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description The caller lacks a permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description It does not exist, or not in the organisation of the caller. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description It contradicts what is there, such as a userName that is taken. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description Somebody has changed it in between. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description The body is too large, or has too many operations. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
        };
    };
    scimSearchGroups: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/scim+json": components["schemas"]["ScimSearchDto"];
                "application/json": components["schemas"]["ScimSearchDto"];
            };
        };
        responses: {
            /** @description SCIM: groups that fit a search request */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": {
                        schemas: string[];
                        totalResults: number;
                        startIndex?: number;
                        itemsPerPage?: number;
                        Resources?: components["schemas"]["ScimGroupDto"][];
                    };
                };
            };
            /** @description The request is not acceptable; `scimType` says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description No access token, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description The caller lacks a permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description It does not exist, or not in the organisation of the caller. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description It contradicts what is there, such as a userName that is taken. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description Somebody has changed it in between. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description The body is too large, or has too many operations. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
        };
    };
    scimGetGroup: {
        parameters: {
            query?: {
                /** @description Only these, separated by commas. */
                attributes?: string;
                /** @description All but these, separated by commas. */
                excludedAttributes?: string;
            };
            header?: {
                /** @description Version that the client has: 304 if it is this one. */
                "If-None-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description SCIM: one group */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimGroupDto"];
                };
            };
            /** @description The request is not acceptable; `scimType` says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description No access token, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description The caller lacks a permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description It does not exist, or not in the organisation of the caller. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description It contradicts what is there, such as a userName that is taken. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description Somebody has changed it in between. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description The body is too large, or has too many operations. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
        };
    };
    scimReplaceGroup: {
        parameters: {
            query?: {
                /** @description Only these, separated by commas. */
                attributes?: string;
                /** @description All but these, separated by commas. */
                excludedAttributes?: string;
            };
            header?: {
                /** @description Version of the resource that was read. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/scim+json": components["schemas"]["ScimGroupDto"];
                "application/json": components["schemas"]["ScimGroupDto"];
            };
        };
        responses: {
            /** @description SCIM: replace a group */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimGroupDto"];
                };
            };
            /** @description The request is not acceptable; `scimType` says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description No access token, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description The caller lacks a permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description It does not exist, or not in the organisation of the caller. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description It contradicts what is there, such as a userName that is taken. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description Somebody has changed it in between. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description The body is too large, or has too many operations. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
        };
    };
    scimDeleteGroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description Version of the resource that was read. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description SCIM: remove a group */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not acceptable; `scimType` says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description No access token, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description The caller lacks a permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description It does not exist, or not in the organisation of the caller. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description It contradicts what is there, such as a userName that is taken. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description Somebody has changed it in between. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description The body is too large, or has too many operations. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
        };
    };
    scimPatchGroup: {
        parameters: {
            query?: {
                /** @description Only these, separated by commas. */
                attributes?: string;
                /** @description All but these, separated by commas. */
                excludedAttributes?: string;
            };
            header?: {
                /** @description Version of the resource that was read. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/scim+json": components["schemas"]["ScimPatchDto"];
                "application/json": components["schemas"]["ScimPatchDto"];
            };
        };
        responses: {
            /** @description SCIM: change a group */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimGroupDto"];
                };
            };
            /** @description The request is not acceptable; `scimType` says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description No access token, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description The caller lacks a permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description It does not exist, or not in the organisation of the caller. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description It contradicts what is there, such as a userName that is taken. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description Somebody has changed it in between. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description The body is too large, or has too many operations. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
        };
    };
    scimGetMe: {
        parameters: {
            query?: {
                /** @description Only these, separated by commas. */
                attributes?: string;
                /** @description All but these, separated by commas. */
                excludedAttributes?: string;
            };
            header?: {
                /** @description Version that the client has: 304 if it is this one. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description SCIM: the person who calls */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimUserDto"];
                };
            };
            /** @description The request is not acceptable; `scimType` says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description No access token, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description The caller lacks a permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description It does not exist, or not in the organisation of the caller. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description It contradicts what is there, such as a userName that is taken. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description Somebody has changed it in between. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description The body is too large, or has too many operations. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
        };
    };
    scimReplaceMe: {
        parameters: {
            query?: never;
            header?: {
                /** @description Version of the resource that was read. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/scim+json": components["schemas"]["ScimUserDto"];
                "application/json": components["schemas"]["ScimUserDto"];
            };
        };
        responses: {
            /** @description SCIM: replace the person who calls */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimUserDto"];
                };
            };
            /** @description The request is not acceptable; `scimType` says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description No access token, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description The caller lacks a permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description It does not exist, or not in the organisation of the caller. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description It contradicts what is there, such as a userName that is taken. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description Somebody has changed it in between. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description The body is too large, or has too many operations. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
        };
    };
    scimDeleteMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description SCIM: refused, nobody removes themselves */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not acceptable; `scimType` says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description No access token, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description The caller lacks a permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description It does not exist, or not in the organisation of the caller. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description It contradicts what is there, such as a userName that is taken. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description Somebody has changed it in between. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description The body is too large, or has too many operations. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
        };
    };
    scimPatchMe: {
        parameters: {
            query?: never;
            header?: {
                /** @description Version of the resource that was read. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/scim+json": components["schemas"]["ScimPatchDto"];
                "application/json": components["schemas"]["ScimPatchDto"];
            };
        };
        responses: {
            /** @description SCIM: change the person who calls */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimUserDto"];
                };
            };
            /** @description The request is not acceptable; `scimType` says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description No access token, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description The caller lacks a permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description It does not exist, or not in the organisation of the caller. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description It contradicts what is there, such as a userName that is taken. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description Somebody has changed it in between. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description The body is too large, or has too many operations. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
        };
    };
    scimListResourceTypes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description SCIM: kinds of resources */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The request is not acceptable; `scimType` says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description No access token, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description The caller lacks a permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description It does not exist, or not in the organisation of the caller. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description It contradicts what is there, such as a userName that is taken. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description Somebody has changed it in between. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description The body is too large, or has too many operations. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
        };
    };
    scimGetResourceType: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description SCIM: one kind of resource */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The request is not acceptable; `scimType` says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description No access token, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description The caller lacks a permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description It does not exist, or not in the organisation of the caller. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description It contradicts what is there, such as a userName that is taken. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description Somebody has changed it in between. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description The body is too large, or has too many operations. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
        };
    };
    scimListSchemas: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description SCIM: schemas with their attributes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The request is not acceptable; `scimType` says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description No access token, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description The caller lacks a permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description It does not exist, or not in the organisation of the caller. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description It contradicts what is there, such as a userName that is taken. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description Somebody has changed it in between. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description The body is too large, or has too many operations. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
        };
    };
    scimGetSchema: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description SCIM: one schema */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The request is not acceptable; `scimType` says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description No access token, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description The caller lacks a permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description It does not exist, or not in the organisation of the caller. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description It contradicts what is there, such as a userName that is taken. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description Somebody has changed it in between. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description The body is too large, or has too many operations. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
        };
    };
    scimGetServiceProviderConfig: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description SCIM: what is supported, and limits */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The request is not acceptable; `scimType` says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description No access token, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description The caller lacks a permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description It does not exist, or not in the organisation of the caller. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description It contradicts what is there, such as a userName that is taken. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description Somebody has changed it in between. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description The body is too large, or has too many operations. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
        };
    };
    scimListUsers: {
        parameters: {
            query?: {
                filter?: string;
                sortBy?: string;
                sortOrder?: "ascending" | "descending";
                startIndex?: number;
                count?: number;
                /** @description Only these, separated by commas. */
                attributes?: string;
                /** @description All but these, separated by commas. */
                excludedAttributes?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description SCIM: people that fit a filter */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": {
                        schemas: string[];
                        totalResults: number;
                        startIndex?: number;
                        itemsPerPage?: number;
                        Resources?: components["schemas"]["ScimUserDto"][];
                    };
                };
            };
            /** @description The request is not acceptable; `scimType` says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description No access token, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description The caller lacks a permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description It does not exist, or not in the organisation of the caller. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description It contradicts what is there, such as a userName that is taken. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description Somebody has changed it in between. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description The body is too large, or has too many operations. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
        };
    };
    scimCreateUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body: the first answer again. The same key and another body: 422. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/scim+json": components["schemas"]["ScimUserDto"];
                "application/json": components["schemas"]["ScimUserDto"];
            };
        };
        responses: {
            /** @description SCIM: add a person */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimUserDto"];
                };
            };
            /** @description The request is not acceptable; `scimType` says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description No access token, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description The caller lacks a permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description It does not exist, or not in the organisation of the caller. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description It contradicts what is there, such as a userName that is taken. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description Somebody has changed it in between. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description The body is too large, or has too many operations. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
        };
    };
    scimSearchUsers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/scim+json": components["schemas"]["ScimSearchDto"];
                "application/json": components["schemas"]["ScimSearchDto"];
            };
        };
        responses: {
            /** @description SCIM: people that fit a search request */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": {
                        schemas: string[];
                        totalResults: number;
                        startIndex?: number;
                        itemsPerPage?: number;
                        Resources?: components["schemas"]["ScimUserDto"][];
                    };
                };
            };
            /** @description The request is not acceptable; `scimType` says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description No access token, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description The caller lacks a permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description It does not exist, or not in the organisation of the caller. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description It contradicts what is there, such as a userName that is taken. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description Somebody has changed it in between. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description The body is too large, or has too many operations. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
        };
    };
    scimGetUser: {
        parameters: {
            query?: {
                /** @description Only these, separated by commas. */
                attributes?: string;
                /** @description All but these, separated by commas. */
                excludedAttributes?: string;
            };
            header?: {
                /** @description Version that the client has: 304 if it is this one. */
                "If-None-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description SCIM: one person */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimUserDto"];
                };
            };
            /** @description The request is not acceptable; `scimType` says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description No access token, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description The caller lacks a permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description It does not exist, or not in the organisation of the caller. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description It contradicts what is there, such as a userName that is taken. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description Somebody has changed it in between. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description The body is too large, or has too many operations. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
        };
    };
    scimReplaceUser: {
        parameters: {
            query?: {
                /** @description Only these, separated by commas. */
                attributes?: string;
                /** @description All but these, separated by commas. */
                excludedAttributes?: string;
            };
            header?: {
                /** @description Version of the resource that was read. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/scim+json": components["schemas"]["ScimUserDto"];
                "application/json": components["schemas"]["ScimUserDto"];
            };
        };
        responses: {
            /** @description SCIM: replace a person */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimUserDto"];
                };
            };
            /** @description The request is not acceptable; `scimType` says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description No access token, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description The caller lacks a permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description It does not exist, or not in the organisation of the caller. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description It contradicts what is there, such as a userName that is taken. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description Somebody has changed it in between. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description The body is too large, or has too many operations. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
        };
    };
    scimDeleteUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description Version of the resource that was read. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description SCIM: remove a person */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not acceptable; `scimType` says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description No access token, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description The caller lacks a permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description It does not exist, or not in the organisation of the caller. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description It contradicts what is there, such as a userName that is taken. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description Somebody has changed it in between. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description The body is too large, or has too many operations. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
        };
    };
    scimPatchUser: {
        parameters: {
            query?: {
                /** @description Only these, separated by commas. */
                attributes?: string;
                /** @description All but these, separated by commas. */
                excludedAttributes?: string;
            };
            header?: {
                /** @description Version of the resource that was read. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/scim+json": components["schemas"]["ScimPatchDto"];
                "application/json": components["schemas"]["ScimPatchDto"];
            };
        };
        responses: {
            /** @description SCIM: change a person */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimUserDto"];
                };
            };
            /** @description The request is not acceptable; `scimType` says why. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description No access token, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description The caller lacks a permission. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description It does not exist, or not in the organisation of the caller. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description It contradicts what is there, such as a userName that is taken. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description Somebody has changed it in between. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            /** @description The body is too large, or has too many operations. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimErrorDto"];
                };
            };
        };
    };
    apiClientList: {
        parameters: {
            query?: {
                /** @description Most items to answer with. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ApiClientDto"][];
                        /** @description `cursor` of the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    apiClientCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body: the first answer again. The same key and another body: 422. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateApiClientBody"];
            };
        };
        responses: {
            /** @description With the secret, which is shown this once. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiClientWithSecretDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    apiClientGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiClientDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    apiClientRemove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It gets no further tokens; those it has end within minutes. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    apiClientRotate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body: the first answer again. The same key and another body: 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotateApiClientBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiClientWithSecretDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    listAudit: {
        parameters: {
            query?: {
                /** @description Most items to answer with. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                action?: "sign-in.succeeded" | "sign-in.failed" | "sign-out.succeeded" | "session.revoked" | "sessions.revoked" | "second-factor.enabled" | "second-factor.disabled" | "second-factor.reset" | "second-factor.failed" | "second-factor.recovery-code-used" | "second-factor.recovery-codes-replaced" | "second-factor-settings.changed" | "invitation.accepted" | "password.changed" | "password-policy.changed" | "organization.changed" | "role.created" | "role.changed" | "role.deleted" | "user.roles-changed" | "group.roles-changed" | "api-client.created" | "api-client.secret-rotated" | "api-client.deleted" | "api-client.token-issued" | "api-client.token-refused" | "user.deactivated" | "user.reactivated" | "user.deleted" | "user.erased" | "privacy.export-requested" | "privacy.exported" | "privacy.export-downloaded" | "privacy.erasure-requested" | "import.planned" | "import.applied" | "import.undone" | "import.failed" | "import.cancelled";
                /** @description Who did it: id of a person or client id of an API client. */
                actorId?: string;
                /** @description What it was done to: id of a person, group, role, API client or import. */
                subjectId?: string;
                /** @description From this moment on. */
                from?: string;
                /** @description Before this moment. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AuditEntryDto"][];
                        /** @description `cursor` of the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    listIdentityDeadLetters: {
        parameters: {
            query?: {
                /** @description Most items to answer with. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                state?: "parked" | "handled" | "discarded";
                /** @description Durable consumer that gave up, or `outbox` for what could not leave. */
                consumer?: string;
                organizationId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DeadLetterDto"][];
                        /** @description `cursor` of the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    getIdentityDeadLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterDetailDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    discardIdentityDeadLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    resendIdentityDeadLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It has been handled. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            /** @description `dead-letter-fails-again`: it stays, with the new reason. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    listImportDeadLetters: {
        parameters: {
            query?: {
                /** @description Most items to answer with. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                state?: "parked" | "handled" | "discarded";
                /** @description Durable consumer that gave up, or `outbox` for what could not leave. */
                consumer?: string;
                organizationId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DeadLetterDto"][];
                        /** @description `cursor` of the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    getImportDeadLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterDetailDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    discardImportDeadLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    resendImportDeadLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It has been handled. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            /** @description `dead-letter-fails-again`: it stays, with the new reason. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    listNotificationDeadLetters: {
        parameters: {
            query?: {
                /** @description Most items to answer with. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                state?: "parked" | "handled" | "discarded";
                /** @description Durable consumer that gave up, or `outbox` for what could not leave. */
                consumer?: string;
                organizationId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DeadLetterDto"][];
                        /** @description `cursor` of the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    getNotificationDeadLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterDetailDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    discardNotificationDeadLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    resendNotificationDeadLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It has been handled. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            /** @description `dead-letter-fails-again`: it stays, with the new reason. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    listEmailMessages: {
        parameters: {
            query?: {
                /** @description Most items to answer with. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                status?: "held" | "queued" | "sending" | "sent" | "deferred" | "undelivered" | "suppressed" | "cancelled";
                /** @description Whole address, or its beginning. */
                recipient?: string;
                importId?: string;
                template?: string;
                /** @description Created at or after. */
                from?: string;
                /** @description Created before. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmailMessagePage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    reportBounce: {
        parameters: {
            query?: never;
            header?: {
                "webhook-id"?: string;
                "webhook-timestamp"?: string;
                "webhook-signature"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BounceReportDto"];
            };
        };
        responses: {
            /** @description Taken, or of no concern: hearing of it twice changes nothing. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    resendEmailMessages: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body: the first answer again. The same key and another body: 422. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResendByFilterDto"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResendResultDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    releaseStoppedImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They leave, or had been released before. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    getEmailMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmailMessageDetailDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    resendEmailMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body: the first answer again. The same key and another body: 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResentMessageDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    listEmailSuppressions: {
        parameters: {
            query?: {
                /** @description Most items to answer with. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description Whole address, or its beginning. */
                address?: string;
                reason?: "hard-bounce" | "complaint" | "manual";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["EmailSuppressionDto"][];
                        /** @description `cursor` of the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    createEmailSuppression: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body: the first answer again. The same key and another body: 422. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateEmailSuppressionDto"];
            };
        };
        responses: {
            /** @description It was on the list already. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmailSuppressionDto"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmailSuppressionDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    deleteEmailSuppression: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is off the list. Mails that were suppressed can be sent again. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    listEmailTemplates: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of titles and descriptions. */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmailTemplateListDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    getEmailTemplate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of titles and descriptions. */
                "Accept-Language"?: string;
            };
            path: {
                name: string;
                locale: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmailTemplateDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    replaceEmailTemplate: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version that was read. */
                "If-Match"?: string;
                "accept-language"?: string;
            };
            path: {
                name: string;
                locale: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplatePartsDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmailTemplateDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            /** @description The texts cannot be used: `errors` name the part, and the line and column where there is one. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    resetEmailTemplate: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version that was read. */
                "If-Match"?: string;
                "accept-language"?: string;
            };
            path: {
                name: string;
                locale: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmailTemplateDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    previewEmailTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
                locale: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplatePreviewDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmailPreviewDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    testEmailTemplate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body: the first answer again. The same key and another body: 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                name: string;
                locale: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplateDraftDto"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestMailDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    listEmailTemplateVersions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
                locale: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmailTemplateVersionListDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    listGroups: {
        parameters: {
            query?: {
                /** @description Most items to answer with. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                kind?: "staff" | "contact";
                /** @description Any part of the name. */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["GroupDto"][];
                        /** @description `cursor` of the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    createGroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body: the first answer again. The same key and another body: 422. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateGroupDto"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    getGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    deleteGroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version that was read. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The group is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    editGroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version that was read. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditGroupDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    listGroupMembers: {
        parameters: {
            query?: {
                /** @description Most items to answer with. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["UserDto"][];
                        /** @description `cursor` of the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    addGroupMembers: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body: the first answer again. The same key and another body: 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddMembersDto"];
            };
        };
        responses: {
            /** @description They are members. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    removeGroupMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They are no member. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    getGroupRoles: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignedRolesDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    setGroupRoles: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the roles that were read. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RolesDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignedRolesDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    listImportProperties: {
        parameters: {
            query?: {
                locale?: "nl" | "en" | "de" | "fr";
            };
            header?: {
                "accept-language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPropertiesView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    listReceiptKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptKeysView"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    downloadImportTemplate: {
        parameters: {
            query?: {
                locale?: "nl" | "en" | "de" | "fr";
            };
            header?: {
                /** @description Language of the texts: nl, en, de or fr. */
                "Accept-Language"?: string;
            };
            path: {
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A header, ready to be filled in below. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    listImports: {
        parameters: {
            query?: {
                /** @description Most items to answer with. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                kind?: "staff" | "contacts";
                status?: "draft" | "planning" | "planned" | "held" | "queued" | "applying" | "completed" | "failed" | "cancelled" | "undoing" | "undone";
            };
            header?: {
                "accept-language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ImportView"][];
                        /** @description `cursor` of the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    createImport: {
        parameters: {
            query?: never;
            header?: {
                "accept-language"?: string;
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["CreateImportDto"] | {
                    /** @enum {string} */
                    kind: "staff" | "contacts";
                    /** @description ImportOptionsDto as JSON. */
                    options?: string;
                    /** Format: binary */
                    file: string;
                };
                "application/json": components["schemas"]["CreateImportDto"] | {
                    /** @enum {string} */
                    kind: "staff" | "contacts";
                    /** @description ImportOptionsDto as JSON. */
                    options?: string;
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            /** @description A request with the same Idempotency-Key is under way. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The list is larger than is taken: `F_TOO_LARGE` and its like. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Neither multipart/form-data nor JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used with another list. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    getImport: {
        parameters: {
            query?: never;
            header?: {
                "accept-language"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    changeImport: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
                "accept-language"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeImportDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            /** @description The import is not in a state for it: `wrong-status`, `source-deleted`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The import is not the version that `If-Match` names. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    applyImport: {
        parameters: {
            query?: never;
            header?: {
                "accept-language"?: string;
                /** @description The same key and body: the first answer again. The same key and another body: 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplyImportDto"];
            };
        };
        responses: {
            /** @description It is done, or under way. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            /** @description The import is not in a state for it: `wrong-status`, `plan-changed`, `held`, `plan-expired`, `source-deleted`, `idempotency-key-in-use`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    applyImportSuggestions: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body: the first answer again. The same key and another body: 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplySuggestionsDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppliedSuggestionsView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    cancelImport: {
        parameters: {
            query?: never;
            header?: {
                "accept-language"?: string;
                /** @description The same key and body: the first answer again. The same key and another body: 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is done, or under way. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            /** @description The import is not in a state for it: `wrong-status`, `idempotency-key-in-use`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    listImportEdits: {
        parameters: {
            query?: {
                /** @description Most items to answer with. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["EditEntryView"][];
                        /** @description `cursor` of the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    followImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Goes on after this event. */
                "Last-Event-ID"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Server-sent events: `status` `{status, previous}` and `progress` (as `progress` of the import). A last `status` with `closing` (`shutdown`, `token-expired`) ends a stream although the import goes on. Whoever is cut off opens the stream again with the id of the last event. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example id: 41
                     *     event: status
                     *     data: {"status":"applying","previous":"queued"}
                     */
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    planImport: {
        parameters: {
            query?: never;
            header?: {
                "accept-language"?: string;
                /** @description The same key and body: the first answer again. The same key and another body: 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is done, or under way. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            /** @description The import is not in a state for it: `wrong-status`, `source-deleted`, `idempotency-key-in-use`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    countImportProblems: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemCountsView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    downloadImportReceipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    releaseImportInvitations: {
        parameters: {
            query?: never;
            header?: {
                "accept-language"?: string;
                /** @description The same key and body: the first answer again. The same key and another body: 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is done, or under way. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            /** @description The import is not in a state for it: `wrong-status`, `idempotency-key-in-use`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    downloadImportReport: {
        parameters: {
            query?: {
                only?: "all" | "errors";
            };
            header?: {
                /** @description Language of the texts: nl, en, de or fr. */
                "Accept-Language"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description UTF-8 with a mark, in the delimiter of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            /** @description The import is not in a state for it: `no-report`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    listImportRows: {
        parameters: {
            query?: {
                /** @description Most items to answer with. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description State of the rows. */
                state?: string;
                /** @description Code of a problem that the rows have. */
                code?: string;
                /** @description `true`: only rows with cells that were corrected. */
                edited?: "true";
                /** @description What the undo did with the rows, or would do after `undo-preview`; both forms of a word mean the same. */
                undo?: "revert" | "keep" | "fail" | "reverted" | "kept" | "failed";
                /** @description Rows to leave out before the page begins, for leaps. From page to page, `cursor` is quicker. */
                offset?: number;
            };
            header?: {
                "accept-language"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RowView"][];
                        /** @description `cursor` of the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    correctImportRow: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
                "accept-language"?: string;
            };
            path: {
                id: string;
                record: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectRowDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    takeBackImportRowEdits: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
                "accept-language"?: string;
            };
            path: {
                id: string;
                record: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    undoImport: {
        parameters: {
            query?: never;
            header?: {
                "accept-language"?: string;
                /** @description The same key and body: the first answer again. The same key and another body: 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is done, or under way. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            /** @description The import is not in a state for it: `wrong-status`, `too-late-to-undo`, `idempotency-key-in-use`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used with another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    getImportUndoPreview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UndoPreviewView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    previewImportUndo: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body: the first answer again. The same key and another body: 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UndoPreviewView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            /** @description `wrong-status`: nothing was applied, or it was undone; `too-late-to-undo`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    invitationAccept: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptInvitationBody"];
            };
        };
        responses: {
            /** @description The account is active. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeDto"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    editMe: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version that was read. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditMeDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    ownPasswordChange: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePasswordBody"];
            };
        };
        responses: {
            /** @description The password is changed, and all sessions have ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    getMySecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactorDto"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    beginMySecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BeginSecondFactorBody"];
            };
        };
        responses: {
            /** @description In use once it has been confirmed with a first code. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolmentDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    removeMySecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondFactorCodeBody"];
            };
        };
        responses: {
            /** @description Signing in takes the password only. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    confirmMySecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondFactorCodeBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodesDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    renewMyRecoveryCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondFactorCodeBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodesDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    sessionList: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionsDto"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    sessionEndAll: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All sessions have ended, this one too. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    sessionEnd: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It has ended, or was not there. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    invitationRequestReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestPasswordResetBody"];
            };
        };
        responses: {
            /** @description The same answer whether or not somebody has the address. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    invitationCompleteReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompletePasswordResetBody"];
            };
        };
        responses: {
            /** @description The password is set, and all sessions have ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    listPermissions: {
        parameters: {
            query?: {
                locale?: "nl" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermissionsDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    listPrivacyRequests: {
        parameters: {
            query?: {
                /** @description Most items to answer with. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                kind?: "export" | "erasure";
                status?: "running" | "completed" | "expired";
                userId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PrivacyRequestDto"][];
                        /** @description `cursor` of the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    createPrivacyRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body: the first answer again. The same key and another body: 422. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreatePrivacyRequestDto"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrivacyRequestDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    getPrivacyRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrivacyRequestDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    downloadPrivacyExport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    getErasureProof: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureProofDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    listRoles: {
        parameters: {
            query?: {
                /** @description Most items to answer with. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RoleDto"][];
                        /** @description `cursor` of the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    createRole: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body: the first answer again. The same key and another body: 422. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateRoleDto"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    getRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    deleteRole: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version that was read. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The role is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    editRole: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version that was read. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditRoleDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    getEmailSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmailSettingsDto"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    replaceEmailSettings: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version that was read. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmailSettingsDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmailSettingsDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    getEmailStatus: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmailStatusDto"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    getOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationDto"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    replaceOrganization: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version that was read. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganizationSettingsDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    passwordPolicyGet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasswordPolicyAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    passwordPolicyReplace: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version that was read. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordPolicyDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasswordPolicyAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    getSecondFactorSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactorSettingsDto"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    replaceSecondFactorSettings: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version that was read. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondFactorSettingsDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactorSettingsDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /** @description Most items to answer with. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                kind?: "staff" | "contact";
                status?: "active" | "inactive";
                account?: "none" | "invited" | "active";
                /** @description Words, each found anywhere in name, e-mail address or external id; one or two letters where a word begins. */
                search?: string;
                /** @description Members of this group. */
                groupId?: string;
                /** @description People whom this import added or changed. */
                importId?: string;
                /** @description Exactly this address, however it is spelled. */
                email?: string;
                /** @description People to leave out before the page begins, for leaps. From page to page, `cursor` is quicker. */
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["UserDto"][];
                        /** @description `cursor` of the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    createUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body: the first answer again. The same key and another body: 422. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateUserDto"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    countUsers: {
        parameters: {
            query?: {
                kind?: "staff" | "contact";
                status?: "active" | "inactive";
                account?: "none" | "invited" | "active";
                /** @description Words, each found anywhere in name, e-mail address or external id; one or two letters where a word begins. */
                search?: string;
                /** @description Members of this group. */
                groupId?: string;
                /** @description People whom this import added or changed. */
                importId?: string;
                /** @description Exactly this address, however it is spelled. */
                email?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserCountDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    exportUsers: {
        parameters: {
            query: {
                kind: "staff" | "contact";
                status?: "active" | "inactive";
                /** @description Language of the header. */
                locale?: "nl" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    deleteUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version that was read. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The person is gone; the history stays. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    editUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version that was read. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditUserDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    deactivateUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version that was read. */
                "If-Match"?: string;
                /** @description The same key and body: the first answer again. The same key and another body: 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    getUserHistory: {
        parameters: {
            query?: {
                /** @description Most items to answer with. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["HistoryEntryDto"][];
                        /** @description `cursor` of the next page; null on the last one. */
                        nextCursor: string | null;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    inviterInvite: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body: the first answer again. The same key and another body: 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The mail is on its way; links of earlier invitations stop working. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    inviterRevoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its links do not work any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    getUserPermissions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EffectivePermissionsDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    reactivateUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version that was read. */
                "If-Match"?: string;
                /** @description The same key and body: the first answer again. The same key and another body: 422. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    getUserRoles: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignedRolesDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    setUserRoles: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the roles that were read. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RolesDto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignedRolesDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    getUserSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactorDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    resetUserSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone and their sessions have ended, or there was none. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    listUserSessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionsDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
    endUserSessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All sessions of the person have ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Problem"];
        };
    };
}
