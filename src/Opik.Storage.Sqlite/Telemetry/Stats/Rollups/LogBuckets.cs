namespace Opik.Storage.Sqlite;

/// <summary>
/// The bucket scheme of DDSketch (Masson, Rim, Lee: DDSketch: a fast and fully-mergeable quantile sketch with
/// relative-error guarantees, VLDB 2019, https://arxiv.org/abs/1908.10693): bucket i holds the values in
/// (γ^(i-1), γ^i], so that its middle is within <see cref="RelativeError"/> of each of them. Keys sort like the values:
/// 0 is zero, positive values begin at 1, negative ones mirror them.
/// </summary>
internal static class LogBuckets
{
    /// <summary>Largest relative error of a value read back from its bucket.</summary>
    public const double RelativeError = 0.01;

    private const double Gamma = (1 + RelativeError) / (1 - RelativeError);
    private static readonly double InverseLogGamma = 1 / Math.Log(Gamma);

    /// <summary>Bucket of a whole number of microseconds.</summary>
    public static int Of(long microseconds)
    {
        if (microseconds == 0)
            return 0;
        var magnitude = Math.Abs((double)microseconds);
        var key = (int)Math.Ceiling(Math.Log(magnitude) * InverseLogGamma) + 1;
        return microseconds > 0 ? key : -key;
    }

    /// <summary>The value that stands for all values of the bucket.</summary>
    public static double Value(int bucket)
    {
        if (bucket == 0)
            return 0;
        var magnitude = 2 * Math.Pow(Gamma, Math.Abs(bucket) - 1) / (Gamma + 1);
        return bucket > 0 ? magnitude : -magnitude;
    }
}
