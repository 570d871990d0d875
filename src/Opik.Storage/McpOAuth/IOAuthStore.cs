namespace Opik.Storage;

/// <summary>
/// Clients, codes and tokens of the OAuth flow for MCP clients. Codes and tokens are known by their SHA-256 only. All
/// tokens that came from one code are a family: whoever uses a code or a refresh token twice ends the family (OAuth 2.1
/// §4.1.3, §4.3.1).
/// </summary>
public interface IOAuthStore
{
    /// <summary>Adds a client.</summary>
    Task AddClientAsync(OAuthClient client, CancellationToken cancellationToken);

    /// <summary>A client; null when unknown.</summary>
    Task<OAuthClient?> GetClientAsync(string id, CancellationToken cancellationToken);

    /// <summary>Adds a code.</summary>
    Task AddCodeAsync(OAuthCode code, CancellationToken cancellationToken);

    /// <summary>A code, used or not; null when unknown or expired.</summary>
    Task<OAuthCode?> GetCodeAsync(byte[] hash, CancellationToken cancellationToken);

    /// <summary>Exchanges a code for tokens, once. False: it was used before (its family is ended), or is unknown.</summary>
    Task<bool> RedeemAsync(byte[] codeHash, OAuthTokens tokens, CancellationToken cancellationToken);

    /// <summary>
    /// Exchanges a refresh token of the client for new tokens, once. Null: it is unknown, expired, revoked or another
    /// client's; one that was used before ends its family.
    /// </summary>
    Task<OAuthGrant?> RotateAsync(byte[] refreshHash, string clientId, OAuthTokens tokens, CancellationToken cancellationToken);

    /// <summary>What an access token stands for; null when unknown, expired or revoked.</summary>
    Task<OAuthAccess?> FindAccessAsync(byte[] accessHash, CancellationToken cancellationToken);

    /// <summary>Ends the family of a token of the client (any client, when null); unknown tokens are ignored.</summary>
    Task RevokeAsync(byte[] tokenHash, string? clientId, CancellationToken cancellationToken);

    /// <summary>Deletes what expired before <paramref name="before"/>.</summary>
    Task DeleteExpiredAsync(DateTime before, CancellationToken cancellationToken);
}
