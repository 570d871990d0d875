namespace Opik.Server.Features.McpOAuth;

/// <summary>An error of the token endpoint (RFC 6749 §5.2).</summary>
/// <param name="error">Code of the error: <c>invalid_grant</c>, …</param>
/// <param name="description">What is wrong, for developers.</param>
internal sealed class OAuthException(string error, string description) : Exception(description)
{
    public string Error { get; } = error;
}
