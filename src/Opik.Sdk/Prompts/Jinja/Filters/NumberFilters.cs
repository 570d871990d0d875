using System.Globalization;
using System.Numerics;
using Opik.Prompts.Jinja.Values;
using Opik.Contracts.PythonRules;

namespace Opik.Prompts.Jinja.Filters;

/// <summary>Filters that make or take numbers.</summary>
internal static class NumberFilters
{
    private static readonly string[] DecimalUnits = ["kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB"];
    private static readonly string[] BinaryUnits = ["KiB", "MiB", "GiB", "TiB", "PiB", "EiB", "ZiB", "YiB"];

    public static Dictionary<string, Func<object?, CallArguments, object?>> All { get; } = new(StringComparer.Ordinal)
    {
        ["abs"] = (value, _) => ValueMath.Negate(value, false) is BigInteger integer ? BigInteger.Abs(integer) : Math.Abs((double)ValueMath.Negate(value, false)),
        ["int"] = Int,
        ["float"] = (value, arguments) => ToFloat(value) ?? (arguments.Has(0, "default") ? arguments.Get(0, "default") : 0.0),
        ["round"] = Round,
        ["filesizeformat"] = FileSize,
    };

    private static object? Int(object? value, CallArguments arguments)
    {
        var otherwise = arguments.Has(0, "default") ? arguments.Get(0, "default") : BigInteger.Zero;
        if (value is string or Markup)
        {
            var text = PythonText.Strip(ValueText.Of(value)).Replace("_", string.Empty, StringComparison.Ordinal);
            return ParseInteger(text, arguments.Int(1, "base", 10)) ?? (ToFloat(text) is { } parsed && double.IsFinite(parsed) ? new BigInteger(Math.Truncate(parsed)) : otherwise);
        }

        if (value is Undefined undefined)
            throw undefined.Error();
        if (!ValueMath.TryNumber(value, out var number))
            return otherwise;
        return number is BigInteger integer ? integer : double.IsFinite((double)number) ? new BigInteger(Math.Truncate((double)number)) : otherwise;
    }

    private static BigInteger? ParseInteger(string text, int radix)
    {
        var digits = text.TrimStart('+', '-');
        if (text.Length - digits.Length > 1)
            return null;
        if (digits.Length > 2 && digits[0] == '0' && (radix, char.ToLowerInvariant(digits[1])) is (16, 'x') or (8, 'o') or (2, 'b'))
            digits = digits[2..];
        BigInteger value = 0;
        foreach (var c in digits)
        {
            var digit = char.IsAsciiLetter(c) ? char.ToLowerInvariant(c) - 'a' + 10 : (int)CharUnicodeInfo.GetDecimalDigitValue(c);
            if (digit < 0 || digit >= radix)
                return null;
            value = (value * radix) + digit;
        }

        return digits.Length == 0 ? null : text[0] == '-' ? -value : value;
    }

    private static double? ToFloat(object? value)
    {
        if (value is Undefined undefined)
            throw undefined.Error();
        if (ValueMath.TryNumber(value, out var number))
            return ValueMath.ToDouble(number);
        if (value is not (string or Markup))
            return null;
        var text = PythonText.Strip(ValueText.Of(value));
        return text.ToLowerInvariant().TrimStart('+', '-') switch
        {
            "inf" or "infinity" => text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity,
            "nan" => double.NaN,
            _ => double.TryParse(text.Replace("_", string.Empty, StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) ? parsed : null,
        };
    }

    private static object? Round(object? value, CallArguments arguments)
    {
        var precision = Math.Clamp(arguments.Int(0, "precision", 0), -300, 300);
        var method = arguments.Text(1, "method", "common");
        if (value is Undefined undefined)
            throw undefined.Error();
        if (method is not ("common" or "ceil" or "floor") || !ValueMath.TryNumber(value, out var number))
            throw new PromptTemplateException("The filter 'round' takes a number, and the method 'common', 'ceil' or 'floor'");
        if (method == "common")
            return number is BigInteger integer ? RoundInteger(integer, precision) : PythonRounding.Round((double)number, precision);
        var factor = Math.Pow(10, precision);
        var scaled = ValueMath.ToDouble(number) * factor;
        return (method == "ceil" ? Math.Ceiling(scaled) : Math.Floor(scaled)) / factor;
    }

    private static BigInteger RoundInteger(BigInteger value, int precision)
    {
        if (precision >= 0)
            return value;
        var unit = BigInteger.Pow(10, -precision);
        var quotient = BigInteger.DivRem(value, unit, out var remainder);
        var twice = BigInteger.Abs(remainder) * 2;
        if (twice > unit || (twice == unit && !quotient.IsEven))
            quotient += value.Sign;
        return quotient * unit;
    }

    private static object? FileSize(object? value, CallArguments arguments)
    {
        var bytes = ToFloat(value) ?? throw new PromptTemplateException("The filter 'filesizeformat' takes a number");
        var isBinary = arguments.Flag(0, "binary", false);
        var unit = isBinary ? 1024.0 : 1000.0;
        if (bytes == 1)
            return "1 Byte";
        if (bytes < unit)
            return $"{Math.Truncate(bytes).ToString(CultureInfo.InvariantCulture)} Bytes";
        var units = isBinary ? BinaryUnits : DecimalUnits;
        var power = 0;
        var size = bytes / unit;
        while (size >= unit && power < units.Length - 1)
        {
            size /= unit;
            power++;
        }

        return $"{PythonFloat.Fixed(size, 1)} {units[power]}";
    }
}
