using Opik.Server.Hosting.Errors;

namespace Opik.Server.Features.McpOAuth;

/// <summary>A person's consent: what the authorization request asked for, and the token of the page.</summary>
internal sealed record ConsentBody
{
    public string? ClientId { get; init; }

    public string? RedirectUri { get; init; }

    public string? CodeChallenge { get; init; }

    public string? CodeChallengeMethod { get; init; }

    public string? Resource { get; init; }

    public string? State { get; init; }

    public string? WorkspaceId { get; init; }

    public string? WorkspaceName { get; init; }

    public string? Csrf { get; init; }

    /// <exception cref="ApiException">422: a member is missing or the method is not S256.</exception>
    public void Check()
    {
        var errors = new List<string>();
        foreach (var (name, value) in new[] { ("clientId", ClientId), ("redirectUri", RedirectUri), ("codeChallenge", CodeChallenge), ("codeChallengeMethod", CodeChallengeMethod), ("resource", Resource) })
        {
            if (string.IsNullOrWhiteSpace(value))
                errors.Add($"{name} must not be blank");
            else if (value.Length > 2048)
                errors.Add($"{name} size must be between 1 and 2048");
        }

        if (CodeChallengeMethod is not (null or "" or "S256"))
            errors.Add("codeChallengeMethod must match \"S256\"");
        if (State?.Length > 4096)
            errors.Add("state size must be between 0 and 4096");
        if (errors.Count > 0)
            throw ApiException.Invalid(errors);
    }
}
