using System.Buffers;
using System.Globalization;
using System.Numerics;
using Opik.Contracts.PythonRules;

namespace Opik.Identifiers;

/// <summary>UUIDs in the spellings that Python's <c>uuid.UUID</c> takes: with braces, as URN, hyphens anywhere or nowhere.</summary>
internal static class UuidText
{
    private const int HexDigits = 32;
    private static readonly SearchValues<char> HexAndHyphens = SearchValues.Create("0123456789abcdefABCDEF-");

    public static bool TryParse(string? text, out Guid id)
    {
        id = default;
        if (text is null)
            return false;
        // The usual spelling; .NET would pass over blanks around it, and signs inside.
        if (!text.AsSpan().ContainsAnyExcept(HexAndHyphens) && Guid.TryParseExact(text, "D", out id))
            return true;
        var digits = text.Replace("urn:", string.Empty, StringComparison.Ordinal).Replace("uuid:", string.Empty, StringComparison.Ordinal).Trim('{', '}').Replace("-", string.Empty, StringComparison.Ordinal);
        if (PythonText.Length(digits) != HexDigits || !TryHex(digits, out var value) || value.Sign < 0)
            return false;
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        var length = value.GetByteCount(isUnsigned: true);
        value.TryWriteBytes(bytes[(16 - length)..], out _, isUnsigned: true, isBigEndian: true);
        id = new Guid(bytes, bigEndian: true);
        return true;
    }

    /// <summary>Whether the two bits of the variant are those of RFC 4122, which all defined versions have.</summary>
    public static bool IsRfc4122(Guid id) => (id.Variant & 0xC) == 0x8;

    // int(text, 16): also digits of other scripts, blanks around them, a sign, 0x and single underscores.
    private static bool TryHex(string text, out BigInteger value)
    {
        value = BigInteger.Zero;
        var digits = PythonText.Strip(text);
        var isNegative = digits.StartsWith('-');
        digits = digits.StartsWith('+') || isNegative ? digits[1..] : digits;
        digits = digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? digits[2..] : digits;
        if (digits.Length == 0 || digits.StartsWith('_') || digits.EndsWith('_') || digits.Contains("__", StringComparison.Ordinal))
            return false;
        foreach (var rune in digits.EnumerateRunes().Where(rune => rune.Value != '_'))
        {
            var digit = rune.IsAscii && char.IsAsciiLetter((char)rune.Value) ? char.ToLowerInvariant((char)rune.Value) - 'a' + 10 : (int)Math.Max(-1, CharUnicodeInfo.GetDecimalDigitValue(rune.ToString(), 0));
            if (digit is < 0 or > 15)
                return false;
            value = (value * 16) + digit;
        }

        value = isNegative ? -value : value;
        return true;
    }
}
