namespace Opik.Providers.Protocols;

/// <summary>Where a request goes.</summary>
internal readonly struct ProviderAddress(Uri uri)
{
    /// <summary>Host without port, lower-case.</summary>
    public string Host { get; } = uri.Host.ToLowerInvariant();

    /// <summary>Path with a slash in front and none behind, still escaped, without query.</summary>
    public string Path { get; } = uri.AbsolutePath.TrimEnd('/');

    /// <summary>Scheme, host and port: user info, path, query and fragment may hold secrets.</summary>
    public string BaseUrl { get; } = uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);

    /// <summary>Whether the path ends with <paramref name="suffix"/>, which begins with a slash.</summary>
    public bool EndsWith(string suffix) => Path.EndsWith(suffix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the host is <paramref name="domain"/> or below it.</summary>
    public bool IsBelow(string domain) =>
        Host.EndsWith(domain, StringComparison.Ordinal) && (Host.Length == domain.Length || Host[^(domain.Length + 1)] == '.');
}
