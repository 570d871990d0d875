using System.Globalization;

namespace Opik.Contracts.PythonRules;

/// <summary>
/// <c>round(x, n)</c>: correct to the exact binary value, exact ties to even. <see cref="Math.Round(double, int)"/> scales
/// first, which moves values that only look like ties.
/// </summary>
internal static class PythonRounding
{
    /// <param name="number">The number.</param>
    /// <param name="decimals">Decimals; negative: tens, hundreds and so on.</param>
    public static double Round(double number, int decimals)
    {
        if (!double.IsFinite(number))
            return number;
        if (decimals >= 0)
            return double.Parse(PythonFloat.Fixed(number, decimals), CultureInfo.InvariantCulture);
        var unit = Math.Pow(10, -decimals);
        return Math.Round(number / unit, MidpointRounding.ToEven) * unit;
    }
}
