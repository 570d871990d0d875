using Opik.Evaluation.Judges;
using Opik.Evaluation.Judges.Quality;
using Opik.Llm;
using Opik.Testing.FakeLlm;

namespace Opik.Evaluation.Tests.Judges.Quality;

public sealed class JudgeQualityTests
{
    private const string Lines = """
        {"id":"right yes","input":"q","output":"invented","label":true}
        {"id":"right no","input":"q","output":"true","label":false}
        {"id":"wrong yes","input":"q","output":"invented, it seems","label":false,"note":"hard"}
        {"id":"broken","input":"q","output":"garbage","label":true}
        """;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_judge_is_measured_against_labels_with_its_cost()
    {
        await using var fake = await FakeLlmServer.StartAsync();
        fake.Answer = Answer;
        var meter = new ChatMeter();
        using var judge = Judge(fake, meter);
        var report = await JudgeQuality.MeasureAsync(judge, LabelledSet.Read("mine", new StringReader(Lines)), new() { Meter = meter }, Cancelled);
        Assert.Equal(new ConfusionMatrix(1, 1, 1, 0), report.Matrix);
        Assert.Equal(["wrong yes"], report.Disagreements.Select(judged => judged.Example.Id));
        Assert.Equal(["broken"], report.Failures.Select(judged => judged.Example.Id));
        Assert.Equal((4L, 4_000L, 400L), (report.Use!.Calls, report.Use.InputTokens, report.Use.OutputTokens));
        // gpt-4o: 2.50 USD a million tokens in, 10 out.
        Assert.Equal(0.014m, report.Cost);
        Assert.True(report.Latency(0.5) > TimeSpan.Zero && report.Latency(0.5) <= report.Latency(1));
    }

    [Fact]
    public async Task The_threshold_moves_the_verdict()
    {
        await using var fake = await FakeLlmServer.StartAsync();
        fake.Answer = Answer;
        var meter = new ChatMeter();
        using var judge = Judge(fake, meter);
        var report = await JudgeQuality.MeasureAsync(judge, LabelledSet.Read("mine", new StringReader(Lines)), new() { Threshold = 0.95 }, Cancelled);
        Assert.Equal(new ConfusionMatrix(0, 0, 2, 1), report.Matrix);
        Assert.Null(report.Use);
    }

    [Fact]
    public async Task The_report_is_written_as_json()
    {
        await using var fake = await FakeLlmServer.StartAsync();
        fake.Answer = Answer;
        var meter = new ChatMeter();
        using var judge = Judge(fake, meter, "openai/nobody-knows-its-price");
        var json = (await JudgeQuality.MeasureAsync(judge, LabelledSet.Read("mine", new StringReader(Lines)), new() { Meter = meter }, Cancelled)).ToJson();
        Assert.Equal(0.666667, json["agreement"]!.GetValue<double>());
        Assert.Equal(0.5, json["precision"]!.GetValue<double>());
        Assert.Equal(4, json["calls"]!.GetValue<long>());
        Assert.Null(json["cost_usd"]);
        Assert.Equal("hard", json["disagreements"]![0]!["note"]!.ToString());
        Assert.Contains("garbage", json["failures"]![0]!["reason"]!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public async Task A_threshold_outside_the_range_is_refused(double threshold)
    {
        using var judge = new HallucinationMetric();
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => JudgeQuality.MeasureAsync(judge, LabelledSet.Load("hallucination"), new() { Threshold = threshold }, Cancelled));
    }

    private static HallucinationMetric Judge(FakeLlmServer fake, ChatMeter meter, string model = "openai/gpt-4o") =>
        new(new() { Model = JudgeModel.Of(model, new ChatModelOptions { Endpoint = fake.OpenAi, ApiKey = "key", Meter = meter }) });

    private static FakeLlmAnswer Answer(FakeLlmRequest request)
    {
        var text = request.LastText.Contains("garbage", StringComparison.Ordinal) ? "garbage" : request.LastText.Contains("invented", StringComparison.Ordinal) ? """{"reason":["so"],"score":0.9}""" : """{"reason":["so"],"score":0.1}""";
        return FakeLlmAnswer.Text(text) with { Usage = (1_000, 100) };
    }
}
