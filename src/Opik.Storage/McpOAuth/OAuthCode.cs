namespace Opik.Storage;

/// <summary>An authorization code before it is exchanged. Only a hash of it is stored.</summary>
/// <param name="Hash">SHA-256 of the code.</param>
/// <param name="Grant">What it stands for.</param>
/// <param name="RedirectUri">Where it was sent; the exchange must name the same.</param>
/// <param name="Challenge">PKCE challenge, S256.</param>
/// <param name="ExpiresAt">When it can no longer be exchanged.</param>
public sealed record OAuthCode(byte[] Hash, OAuthGrant Grant, string RedirectUri, string Challenge, DateTime ExpiresAt);
