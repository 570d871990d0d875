namespace Opik.Storage;

/// <summary>Quantiles of Student's t.</summary>
internal static class StudentT
{
    private const double Z = 1.959963984540054;

    /// <summary>
    /// The 0.975 quantile. One and two degrees of freedom have closed forms; above, the expansion of Cornish and Fisher about
    /// the normal quantile, right to 0.1 % at three degrees and to 0.001 % from ten on (Abramowitz and Stegun 26.7.5).
    /// </summary>
    public static double Quantile975(int degrees)
    {
        if (degrees == 1)
            return Math.Tan(Math.PI * 0.475);
        if (degrees == 2)
            return 0.95 * Math.Sqrt(2 / (1 - (0.95 * 0.95)));
        double n = degrees, z2 = Z * Z;
        var first = Z * (z2 + 1) / 4;
        var second = Z * (((5 * z2) + 16) * z2 + 3) / 96;
        var third = Z * (((((3 * z2) + 19) * z2) + 17) * z2 - 15) / 384;
        var fourth = Z * (((((((79 * z2) + 776) * z2) + 1482) * z2 - 1920) * z2) - 945) / 92160;
        return Z + ((first + ((second + ((third + (fourth / n)) / n)) / n)) / n);
    }
}
