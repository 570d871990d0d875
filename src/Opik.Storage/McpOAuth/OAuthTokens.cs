namespace Opik.Storage;

/// <summary>Hashes of a new pair of tokens and how long they live.</summary>
/// <param name="AccessHash">SHA-256 of the access token.</param>
/// <param name="AccessExpiresAt">When the access token ends.</param>
/// <param name="RefreshHash">SHA-256 of the refresh token.</param>
/// <param name="RefreshExpiresAt">When the refresh token ends.</param>
public sealed record OAuthTokens(byte[] AccessHash, DateTime AccessExpiresAt, byte[] RefreshHash, DateTime RefreshExpiresAt);
