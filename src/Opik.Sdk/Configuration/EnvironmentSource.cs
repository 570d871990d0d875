using System.Collections;

namespace Opik.Configuration;

/// <summary>Settings from environment variables: <c>OPIK_API_KEY</c> is <c>api_key</c>.</summary>
internal static class EnvironmentSource
{
    private const string Prefix = "OPIK_";

    /// <summary>All of them, keys in lower case without the prefix. Blank ones count as unset.</summary>
    public static Dictionary<string, string> Read()
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            if (variable is { Key: string name, Value: string value } && name.StartsWith(Prefix, StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(value))
                settings[name[Prefix.Length..].ToLowerInvariant()] = value.Trim();
        }

        return settings;
    }
}
