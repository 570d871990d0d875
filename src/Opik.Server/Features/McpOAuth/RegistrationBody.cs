using Opik.Server.Hosting.Errors;

namespace Opik.Server.Features.McpOAuth;

/// <summary>Registration of a client (RFC 7591 §2).</summary>
internal sealed record RegistrationBody
{
    private const int MaxUris = 20;

    public string? ClientName { get; init; }

    public IReadOnlyList<string?>? RedirectUris { get; init; }

    public string? LogoUri { get; init; }

    public string? SoftwareId { get; init; }

    public string? SoftwareVersion { get; init; }

    public string? ClientUri { get; init; }

    /// <exception cref="ApiException">422: a member is missing, too long, or an address that codes must not be sent to.</exception>
    public void Check()
    {
        var errors = new List<string>();
        if (string.IsNullOrWhiteSpace(ClientName))
            errors.Add("clientName must not be blank");
        Limit(errors, "clientName", ClientName, 255);
        Limit(errors, "logoUri", LogoUri, 2048);
        Limit(errors, "clientUri", ClientUri, 2048);
        Limit(errors, "softwareId", SoftwareId, 255);
        Limit(errors, "softwareVersion", SoftwareVersion, 255);
        if (RedirectUris is not { Count: > 0 and <= MaxUris })
            errors.Add($"redirectUris size must be between 1 and {MaxUris}");
        else if (RedirectUris.Any(uri => uri is null || uri.Length > 2048 || !McpOAuth.RedirectUris.MayBeRegistered(uri)))
            errors.Add("redirectUris must be https addresses, http addresses of this machine, or addresses with a scheme of their own");
        if (errors.Count > 0)
            throw ApiException.Invalid(errors);
    }

    private static void Limit(List<string> errors, string name, string? value, int length)
    {
        if (value?.Length > length)
            errors.Add($"{name} size must be between 0 and {length}");
    }
}
