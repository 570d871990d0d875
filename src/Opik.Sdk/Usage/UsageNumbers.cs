using System.Globalization;
using System.Text.Json;
using Opik.Contracts.PythonRules;

namespace Opik.Usage;

/// <summary>How numbers in a usage are read: strictly where nothing is known about a key, leniently where it is a counter.</summary>
internal static class UsageNumbers
{
    /// <summary>An integer or a flag, as it stands; <c>3.0</c> is none.</summary>
    public static bool TryInteger(JsonElement value, out long integer)
    {
        integer = value.ValueKind == JsonValueKind.True ? 1 : 0;
        return value.ValueKind is JsonValueKind.True or JsonValueKind.False || (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out integer) && IsInteger(value));
    }

    /// <summary>A counter: also <c>3.0</c>, <c>"12"</c> and <c>"12.0"</c>.</summary>
    public static bool TryCounter(JsonElement value, out long counter)
    {
        if (TryInteger(value, out counter))
            return true;
        if (value.ValueKind == JsonValueKind.Number)
            return TryWhole(value, out counter);
        if (value.ValueKind != JsonValueKind.String)
            return false;
        var text = PythonText.Strip(value.GetString()!);
        var point = text.IndexOf('.');
        if (point >= 0 && (point == text.Length - 1 || text.AsSpan(point + 1).ContainsAnyExcept('0')))
            return false;
        return TryText(point < 0 ? text : text[..point], out counter);
    }

    /// <summary>A counter of an unknown provider: cut to an integer; false when it is none.</summary>
    public static bool TryTruncated(JsonElement value, out long counter)
    {
        if (TryInteger(value, out counter))
            return true;
        if (value.ValueKind == JsonValueKind.Number)
        {
            var number = Math.Truncate(value.GetDouble());
            counter = double.IsFinite(number) && Math.Abs(number) < 9.2e18 ? (long)number : 0;
            return double.IsFinite(number) && Math.Abs(number) < 9.2e18;
        }

        return value.ValueKind == JsonValueKind.String && TryText(PythonText.Strip(value.GetString()!), out counter);
    }

    // 1e3 and 3.0 are floats, whatever their value.
    private static bool IsInteger(JsonElement value) => value.GetRawText().AsSpan().IndexOfAny('.', 'e', 'E') < 0;

    private static bool TryWhole(JsonElement value, out long counter)
    {
        counter = 0;
        var number = value.GetDouble();
        if (!double.IsInteger(number) || Math.Abs(number) >= 9.2e18)
            return false;
        counter = (long)number;
        return true;
    }

    // Python takes single underscores between digits.
    private static bool TryText(string text, out long counter)
    {
        counter = 0;
        if (text.StartsWith('_') || text.EndsWith('_') || text.Contains("__", StringComparison.Ordinal))
            return false;
        return long.TryParse(text.Replace("_", string.Empty, StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out counter);
    }
}
