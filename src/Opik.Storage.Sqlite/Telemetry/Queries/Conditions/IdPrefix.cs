using System.Globalization;

namespace Opik.Storage.Sqlite;

/// <summary>The beginning of an id as people paste it, e.g. <c>0197ad2a-12</c>.</summary>
internal static class IdPrefix
{
    private const int Shortest = 4;
    private const int Digits = 32;

    /// <summary>The first and last id that begin with <paramref name="text"/>; false when no id can.</summary>
    public static bool TryRange(string text, out Guid first, out Guid last)
    {
        (first, last) = (default, default);
        var digits = text.Replace("-", string.Empty, StringComparison.Ordinal);
        if (digits.Length is < Shortest or > Digits || !digits.All(char.IsAsciiHexDigit))
            return false;
        first = Guid.Parse(digits.PadRight(Digits, '0'), CultureInfo.InvariantCulture);
        last = Guid.Parse(digits.PadRight(Digits, 'f'), CultureInfo.InvariantCulture);
        return true;
    }
}
