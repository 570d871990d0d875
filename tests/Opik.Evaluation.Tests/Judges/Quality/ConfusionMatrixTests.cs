using FsCheck;
using FsCheck.Fluent;
using Opik.Evaluation.Judges.Quality;

namespace Opik.Evaluation.Tests.Judges.Quality;

public sealed class ConfusionMatrixTests
{
    [Fact]
    public void Rates_are_those_of_a_worked_example()
    {
        // 50 cases: observed agreement 35/50 = 0.7, chance 0.5, so kappa 0.4.
        var matrix = new ConfusionMatrix(20, 5, 15, 10);
        Assert.Equal(0.7, matrix.Agreement!.Value, 12);
        Assert.Equal(0.8, matrix.Precision!.Value, 12);
        Assert.Equal(2 / 3.0, matrix.Recall!.Value, 12);
        Assert.Equal(40 / 55.0, matrix.F1!.Value, 12);
        Assert.Equal(0.4, matrix.Kappa!.Value, 12);
    }

    [Fact]
    public void Rates_that_are_not_defined_are_null()
    {
        var never = new ConfusionMatrix(0, 0, 5, 5);
        Assert.Null(never.Precision);
        Assert.Equal(0, never.Kappa);
        Assert.Null(new ConfusionMatrix(0, 0, 7, 0).Kappa);
        Assert.Null(new ConfusionMatrix(0, 0, 0, 0).Agreement);
    }

    [Fact]
    public void Kappa_stays_within_its_bounds_and_does_not_care_who_judges() => Prop.ForAll(
        ArbMap.Default.ArbFor<(byte, byte, byte, byte)>(),
        counts =>
        {
            var (a, b, c, d) = counts;
            var (kappa, swapped) = (new ConfusionMatrix(a, b, c, d).Kappa, new ConfusionMatrix(a, d, c, b).Kappa);
            return kappa is null ? swapped is null : kappa is >= -1.000000001 and <= 1.000000001 && Math.Abs(kappa.Value - swapped!.Value) < 1e-12;
        }).QuickCheckThrowOnFailure();
}
