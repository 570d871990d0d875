using System.Globalization;
using System.Numerics;
using System.Text;

namespace Opik.Contracts.PythonRules;

/// <summary>Floats as Python prints them: the shortest digits that give the number back, <c>1.0</c>, <c>1e+20</c>, <c>1e-07</c>.</summary>
internal static class PythonFloat
{
    public static string Text(double number)
    {
        if (double.IsNaN(number))
            return "nan";
        if (double.IsInfinity(number))
            return number > 0 ? "inf" : "-inf";
        // e.g. -1.2345E-07 or 0.00012
        var shortest = number.ToString("R", CultureInfo.InvariantCulture);
        var sign = shortest.StartsWith('-') ? "-" : string.Empty;
        var e = shortest.IndexOf('E', StringComparison.Ordinal);
        var mantissa = shortest[sign.Length..(e < 0 ? shortest.Length : e)];
        var whole = mantissa.IndexOf('.', StringComparison.Ordinal) is var point and >= 0 ? point : mantissa.Length;
        var all = mantissa.Replace(".", string.Empty, StringComparison.Ordinal);
        var digits = all.TrimStart('0');
        var exponent = whole - 1 - (all.Length - digits.Length) + (e < 0 ? 0 : int.Parse(shortest.AsSpan(e + 1), CultureInfo.InvariantCulture));
        digits = digits.TrimEnd('0');
        if (digits.Length == 0)
            return sign + "0.0";
        if (exponent is < -4 or >= 16)
            return $"{sign}{digits[0]}{(digits.Length > 1 ? "." + digits[1..] : string.Empty)}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}";
        if (exponent < 0)
            return $"{sign}0.{new string('0', -exponent - 1)}{digits}";
        return digits.Length <= exponent + 1 ? $"{sign}{digits.PadRight(exponent + 1, '0')}.0" : $"{sign}{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}";
    }

    /// <summary>
    /// <c>float(text)</c>: blanks around it, digits of any script, single underscores between digits, <c>inf</c>, <c>infinity</c>
    /// and <c>nan</c> in any case.
    /// </summary>
    public static bool TryParse(string text, out double number)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in PythonText.Strip(text).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber)
                plain.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
            else if (rune.IsAscii)
                plain.Append((char)rune.Value);
            else
                return (number = 0) != 0;
        }

        var word = plain.ToString();
        var sign = word.StartsWith('-') ? -1 : 1;
        var unsigned = (word is ['+' or '-', .. var rest] ? rest : word).ToLowerInvariant();
        number = unsigned switch { "inf" or "infinity" => sign * double.PositiveInfinity, "nan" => double.NaN, _ => 0 };
        if (number != 0)
            return true;
        for (var i = word.IndexOf('_', StringComparison.Ordinal); i >= 0; i = word.IndexOf('_', i))
        {
            if (i == 0 || i == word.Length - 1 || !char.IsAsciiDigit(word[i - 1]) || !char.IsAsciiDigit(word[i + 1]))
                return false;
            word = word.Remove(i, 1);
        }

        return double.TryParse(word, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number)
            && char.IsAsciiDigit(word.AsSpan().TrimStart("+-.")[0]);
    }

    /// <summary><c>%.2f</c>: decimals of the exact binary value; exact ties go to even.</summary>
    public static string Fixed(double number, int decimals)
    {
        if (!double.IsFinite(number))
            return Text(number);
        return IsTie(number, decimals) ? FixedTie(number, decimals) : number.ToString($"F{decimals}", CultureInfo.InvariantCulture);
    }

    // The "F" of .NET is as exact, but takes ties away from zero. A number is a tie when it has exactly one binary place more
    // than decimals are kept: 0.03125 = 1/32 at four.
    private static bool IsTie(double number, int decimals)
    {
        if (decimals > 1000)
            return true;
        var scaled = Math.Abs(number) * Math.ScaleB(1, decimals + 1);
        return !double.IsFinite(scaled) || (Math.Floor(scaled).Equals(scaled) && !Math.Floor(scaled / 2).Equals(scaled / 2));
    }

    private static string FixedTie(double number, int decimals)
    {
        // Every double is a sum of powers of two, so at most 1074 decimals write it out.
        var exact = number.ToString("F1074", CultureInfo.InvariantCulture);
        var point = exact.IndexOf('.');
        var cut = exact[(point + 1 + Math.Min(decimals, 1074))..];
        var kept = exact[..(point + 1 + Math.Min(decimals, 1074))];
        var digits = kept.Replace(".", string.Empty, StringComparison.Ordinal).TrimStart('-');
        var half = string.CompareOrdinal(cut, "5" + new string('0', Math.Max(0, cut.Length - 1)));
        var value = BigInteger.Parse(digits, CultureInfo.InvariantCulture);
        if (cut.Length > 0 && (half > 0 || (half == 0 && !value.IsEven)))
            value += 1;
        var text = value.ToString(CultureInfo.InvariantCulture).PadLeft(Math.Min(decimals, 1074) + 1, '0');
        text = decimals == 0 ? text : $"{text[..^Math.Min(decimals, 1074)]}.{text[^Math.Min(decimals, 1074)..].PadRight(decimals, '0')}";
        return double.IsNegative(number) ? "-" + text : text;
    }

    /// <summary><c>%.2e</c>.</summary>
    public static string Exponent(double number, int decimals)
    {
        var text = number.ToString($"e{decimals}", CultureInfo.InvariantCulture);
        var e = text.IndexOf('e', StringComparison.Ordinal);
        return $"{text[..e]}e{text[e + 1]}{int.Parse(text.AsSpan(e + 2), CultureInfo.InvariantCulture):00}";
    }

    /// <summary><c>%.6g</c>: significant digits without trailing zeros.</summary>
    public static string General(double number, int digits)
    {
        digits = Math.Max(1, digits);
        if (number == 0)
            return double.IsNegative(number) ? "-0" : "0";
        var scientific = Exponent(number, digits - 1);
        var exponent = int.Parse(scientific.AsSpan(scientific.IndexOf('e', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);
        if (exponent < -4 || exponent >= digits)
        {
            var e = scientific.IndexOf('e', StringComparison.Ordinal);
            var mantissa = scientific[..e];
            return (mantissa.Contains('.', StringComparison.Ordinal) ? mantissa.TrimEnd('0').TrimEnd('.') : mantissa) + scientific[e..];
        }

        var text = Fixed(number, digits - 1 - exponent);
        return text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;
    }
}
