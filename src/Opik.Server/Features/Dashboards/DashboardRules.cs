using Opik.Contracts;
using Opik.Server.Features.Ingest;

namespace Opik.Server.Features.Dashboards;

/// <summary>Rules that creation and change share.</summary>
internal static class DashboardRules
{
    /// <summary>Characters of a name.</summary>
    public const int NameLength = 120;

    /// <summary>Characters of a description.</summary>
    public const int DescriptionLength = 1000;

    /// <summary>Bytes of a content without white space. One widget takes about 1 KB.</summary>
    public const int ConfigBytes = 1024 * 1024;

    /// <summary>The content: an object of limited size.</summary>
    public static void CheckConfig(this Violations violations, JsonText? config, bool required)
    {
        if (config is not { } json || json.Utf8.Span.SequenceEqual("null"u8))
        {
            if (required)
                violations.Add(string.Empty, "config must not be null");
        }
        else if (json.Utf8.Span[0] != (byte)'{')
        {
            violations.Add(string.Empty, "config must be an object");
        }
        else if (json.Utf8.Length > ConfigBytes)
        {
            violations.Add(string.Empty, $"config size must be between 0 and {ConfigBytes} bytes");
        }
    }
}
