namespace Opik.Storage;

/// <summary>What a valid access token stands for.</summary>
/// <param name="Grant">Who and where.</param>
/// <param name="ExpiresAt">When it ends.</param>
public sealed record OAuthAccess(OAuthGrant Grant, DateTime ExpiresAt);
