using FsCheck;
using FsCheck.Fluent;
using Opik.Evaluation.Statistics;

namespace Opik.Evaluation.Tests.Statistics;

public sealed class ScoreStatisticsTests
{
    private static readonly Arbitrary<double[]> Numbers = ArbMap.Default.ArbFor<NormalFloat>().Generator.Select(number => number.Item).ArrayOf().Where(numbers => numbers.Length > 0).ToArbitrary();

    [Fact]
    public void The_mean_lies_between_the_extremes() => Prop.ForAll(Numbers, numbers =>
    {
        var statistics = Of(numbers);
        return statistics.Min <= statistics.Mean && statistics.Mean <= statistics.Max;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_the_scores_changes_nothing() => Prop.ForAll(Numbers, numbers =>
    {
        var (there, back) = (Of(numbers), Of([.. numbers.Reverse()]));
        return there.Mean.Equals(back.Mean) && there.StandardDeviation.Equals(back.StandardDeviation);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Equal_scores_have_exactly_their_value_as_mean_and_no_deviation() => Prop.ForAll(Numbers, numbers =>
    {
        var statistics = Of([.. Enumerable.Repeat(numbers[0], numbers.Length + 1)]);
        return statistics.Mean.Equals(numbers[0]) && statistics.StandardDeviation is 0;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Small_scores_are_not_lost_beside_large_ones()
    {
        var statistics = Of([1e16, 1, -1e16]);

        Assert.Equal(1.0 / 3, statistics.Mean);
        Assert.Equal(1e16, statistics.StandardDeviation);
    }

    [Theory]
    [InlineData(double.Epsilon)]
    [InlineData(double.MaxValue)]
    [InlineData(double.MinValue)]
    public void The_ends_of_the_range_are_exact(double value) => Assert.Equal(value, Of([value, value, value]).Mean);

    [Fact]
    public void Failed_scores_are_counted_and_what_is_no_number_is_left_out()
    {
        var builder = new ScoreStatisticsBuilder();
        builder.Add([new ScoreResult("a", 1), new ScoreResult("b", 0) { ScoringFailed = true }, new ScoreResult("c", double.NaN)]);
        builder.Add([new ScoreResult("a", 0) { ScoringFailed = true }, new ScoreResult("a", double.PositiveInfinity)]);

        var statistics = builder.Build();
        Assert.Equal(["a"], statistics.Keys);
        Assert.Equal((1.0, null, 1), (statistics["a"].Mean, statistics["a"].StandardDeviation, statistics["a"].FailedCount));
        Assert.Equal(["b"], builder.FailedOnly);
    }

    [Fact]
    public void Items_have_statistics_over_their_trials()
    {
        var byItem = ScoreStatistics.ByItem<string>([("i", [new ScoreResult("a", 1)]), ("j", [new ScoreResult("a", 5)]), ("i", [new ScoreResult("a", 3)])]);

        Assert.Equal(["i", "j"], byItem.Keys);
        Assert.Equal((2.0, Math.Sqrt(2)), (byItem["i"]["a"].Mean, byItem["i"]["a"].StandardDeviation!.Value));
        Assert.Equal([5], byItem["j"]["a"].Values);
    }

    private static ScoreStatistics Of(double[] values) => ScoreStatistics.ByName(values.Select(value => new[] { new ScoreResult("a", value) }))["a"];
}
