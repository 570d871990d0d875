using Opik.Server.OpenApi;

namespace Opik.Server.Features.McpOAuth;

/// <summary>What this authorization server can do (RFC 8414).</summary>
internal sealed record OAuthMetadataShape(
    string Issuer, string AuthorizationEndpoint, string TokenEndpoint, string RevocationEndpoint, string RegistrationEndpoint, IReadOnlyList<string>? ScopesSupported,
    IReadOnlyList<string>? ResponseTypesSupported, IReadOnlyList<string>? GrantTypesSupported, IReadOnlyList<string>? TokenEndpointAuthMethodsSupported, IReadOnlyList<string>? CodeChallengeMethodsSupported);

/// <summary>A client that was registered (RFC 7591).</summary>
internal sealed record OAuthClientShape(
    string ClientId, long ClientIdIssuedAt, string? ClientName, IReadOnlyList<string>? RedirectUris, IReadOnlyList<string>? GrantTypes, IReadOnlyList<string>? ResponseTypes, string? LogoUri,
    string? ClientUri, string TokenEndpointAuthMethod);

/// <summary>What a page needs to ask for consent.</summary>
internal sealed record ConsentContextShape(string? ClientName, string? ClientLogoUri, IReadOnlyList<ConsentContextShape.ConsentWorkspace> Workspaces, string CsrfToken)
{
    /// <summary>A workspace that can be chosen.</summary>
    internal sealed record ConsentWorkspace(string Id, string Name, bool IsDefault);
}

/// <summary>Where the browser goes next.</summary>
internal sealed record ConsentGivenShape(string RedirectTo);

/// <summary>Tokens for a code or for another token.</summary>
internal sealed record OAuthTokensShape(string AccessToken, string RefreshToken, string TokenType, long ExpiresIn, string WorkspaceId, string WorkspaceName);

/// <summary>What an access token stands for.</summary>
internal sealed record OAuthAccessShape(string UserName, string WorkspaceId, string WorkspaceName, string? Resource, DateTime ExpiresAt);

/// <summary>Form of the exchange of tokens.</summary>
[RequiredMembers(nameof(GrantType))]
internal sealed record OAuthTokenBody(string GrantType, string? Code, string? RedirectUri, string? ClientId, string? CodeVerifier, string? RefreshToken, string? Resource);

/// <summary>Form of a revocation.</summary>
internal sealed record OAuthRevocationBody(string? Token, string? TokenTypeHint, string? ClientId);
