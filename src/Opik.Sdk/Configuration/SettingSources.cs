using System.Globalization;

namespace Opik.Configuration;

/// <summary>Moves settings that are text into <see cref="OpikOptions"/>.</summary>
internal static class SettingSources
{
    /// <summary>Fills what is not set yet. What cannot be parsed is noted in <see cref="OpikOptions.SourceErrors"/>.</summary>
    /// <param name="options">To be filled.</param>
    /// <param name="settings">By key, as in the file: <c>api_key</c>.</param>
    /// <param name="origin">For messages: <c>environment variable</c>.</param>
    public static void Fill(OpikOptions options, Dictionary<string, string> settings, string origin)
    {
        foreach (var setting in SettingCatalog.All)
        {
            if (options.IsGiven(setting.Property) || !settings.TryGetValue(setting.Key, out var value))
                continue;
            try
            {
                setting.Apply(options, value);
            }
            catch (Exception malformed) when (malformed is FormatException or OverflowException or UriFormatException)
            {
                var name = origin == "environment variable" ? "OPIK_" + setting.Key.ToUpperInvariant() : setting.Key;
                options.SourceErrors.Add($"The {origin} {name} has the value '{value}', which is no {setting.Kind}. Correct or remove it.");
            }
        }
    }

    /// <summary>Reads <c>true</c>, <c>1</c>, <c>yes</c>, <c>on</c> and their opposites, in any case.</summary>
    internal static bool Flag(string value) => value.ToLowerInvariant() switch
    {
        "true" or "1" or "yes" or "on" or "t" or "y" => true,
        "false" or "0" or "no" or "off" or "f" or "n" => false,
        _ => throw new FormatException(),
    };

    internal static int Number(string value) => int.Parse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    internal static TimeSpan Seconds(string value) => TimeSpan.FromSeconds(double.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture));

    internal static Uri Address(string value) => new(value, UriKind.Absolute);
}
