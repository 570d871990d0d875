using System.Numerics;
using System.Text;

namespace Opik.Prompts.Jinja.Values;

/// <summary>Arithmetic as in Python: integers without limit, division that gives floats, remainders with the divisor's sign.</summary>
internal static class ValueMath
{
    // A template must not be able to fill the memory of its host.
    private const int MaxBits = 1_000_000;
    private const int MaxLength = 50_000_000;

    /// <summary>An integer or float; a flag is 1 or 0.</summary>
    public static bool TryNumber(object? value, out object number)
    {
        number = value switch
        {
            bool flag => flag ? BigInteger.One : BigInteger.Zero,
            BigInteger or double => value,
            _ => 0,
        };
        return number is not int;
    }

    public static double ToDouble(object number) => number is BigInteger integer ? (double)integer : (double)number;

    /// <summary>An integer that fits positions and widths.</summary>
    public static int ToIndex(object? value) => value is bool or BigInteger && TryNumber(value, out var number)
        ? (int)BigInteger.Max(int.MinValue, BigInteger.Min(int.MaxValue, (BigInteger)number))
        : throw (value is Undefined undefined ? undefined.Error() : new PromptTemplateException($"{ValueText.TypeName(value)} is no integer"));

    public static object? Apply(string sign, object? left, object? right)
    {
        if (left is Undefined || right is Undefined)
            throw ((left as Undefined) ?? (Undefined)right!).Error();
        if (sign == "%" && left is string or Markup)
            return PrintfFormat.Apply(ValueText.Of(left), right is JinjaTuple tuple ? tuple.Items : [right], right as JinjaDict, right is List<object?>);
        if (TryNumber(left, out var a) && TryNumber(right, out var b))
            return a is BigInteger x && b is BigInteger y ? Integers(sign, x, y) : Floats(sign, ToDouble(a), ToDouble(b));
        return (sign, left, right) switch
        {
            ("+", Markup or string, Markup or string) => Concatenate(left, right),
            ("+", List<object?> one, List<object?> other) => new List<object?>([.. one, .. other]),
            ("+", JinjaTuple one, JinjaTuple other) => new JinjaTuple([.. one.Items, .. other.Items]),
            ("*", string or Markup or List<object?> or JinjaTuple, bool or BigInteger) => Repeat(left, ToIndex(right)),
            ("*", bool or BigInteger, string or Markup or List<object?> or JinjaTuple) => Repeat(right, ToIndex(left)),
            _ => throw new PromptTemplateException($"'{sign}' cannot be applied to {ValueText.TypeName(left)} and {ValueText.TypeName(right)}"),
        };
    }

    public static object Negate(object? value, bool isNegative)
    {
        if (value is Undefined undefined)
            throw undefined.Error();
        if (!TryNumber(value, out var number))
            throw new PromptTemplateException($"{ValueText.TypeName(value)} has no sign");
        return !isNegative ? number : number is BigInteger integer ? -integer : -(double)number;
    }

    private static object Integers(string sign, BigInteger left, BigInteger right)
    {
        if (sign is "/" or "//" or "%" && right.IsZero)
            throw new PromptTemplateException("Division by zero");
        return sign switch
        {
            "+" => left + right,
            "-" => left - right,
            "*" => Bounded(left * right),
            "/" => (double)left / (double)right,
            "//" => FloorDivide(left, right),
            "%" => left - (FloorDivide(left, right) * right),
            _ => Power(left, right),
        };
    }

    private static object Power(BigInteger left, BigInteger right)
    {
        if (right.Sign < 0)
            return Floats("**", (double)left, (double)right);
        if (BigInteger.Abs(left) > BigInteger.One && right * left.GetBitLength() > MaxBits)
            throw new PromptTemplateException("A number is too large");
        return BigInteger.Pow(left, (int)BigInteger.Min(right, BigInteger.Abs(left) <= BigInteger.One ? 2 + (right % 2) : right));
    }

    private static BigInteger Bounded(BigInteger value) => value.GetBitLength() <= MaxBits ? value : throw new PromptTemplateException("A number is too large");

    private static BigInteger FloorDivide(BigInteger left, BigInteger right)
    {
        var quotient = BigInteger.DivRem(left, right, out var remainder);
        return !remainder.IsZero && remainder.Sign != right.Sign ? quotient - 1 : quotient;
    }

    private static object Floats(string sign, double left, double right)
    {
        if ((sign is "/" or "//" or "%" && right == 0) || (sign == "**" && left == 0 && right < 0))
            throw new PromptTemplateException("Division by zero");
        return sign switch
        {
            "+" => left + right,
            "-" => left - right,
            "*" => left * right,
            "/" => left / right,
            "//" => Math.Round((left - Remainder(left, right)) / right),
            "%" => Remainder(left, right),
            _ => Math.Pow(left, right),
        };
    }

    private static double Remainder(double left, double right)
    {
        var remainder = left % right;
        return remainder != 0 && (remainder < 0) != (right < 0) ? remainder + right : remainder;
    }

    private static object Concatenate(object left, object right)
    {
        if (left is string one && right is string other)
            return Bounded(one, other);
        return new Markup(Escaped(left) + Escaped(right));
    }

    private static string Bounded(string left, string right) => left.Length + (long)right.Length <= MaxLength ? left + right : throw new PromptTemplateException("A text is too long");

    private static string Escaped(object value) => value is Markup markup ? markup.Text : Markup.Escape((string)value).Text;

    private static object Repeat(object value, int times)
    {
        times = Math.Max(0, times);
        var length = value is string or Markup ? ValueText.Of(value).Length : Sequences.Items(value).Count;
        if (length * (long)times > MaxLength)
            throw new PromptTemplateException("A repeated value is too long");
        return value switch
        {
            string text => new StringBuilder().Insert(0, text, times).ToString(),
            Markup markup => new Markup(new StringBuilder().Insert(0, markup.Text, times).ToString()),
            JinjaTuple tuple => new JinjaTuple([.. Enumerable.Repeat(tuple.Items, times).SelectMany(items => items)]),
            _ => new List<object?>(Enumerable.Repeat((List<object?>)value, times).SelectMany(items => items)),
        };
    }
}
