using System.Globalization;
using Opik.Server.Features.Evaluators.Code;
using Opik.Server.Features.Evaluators.Judging;

namespace Opik.Server.Tests.Evaluators;

public sealed class JudgeAnswerTests
{
    [Theory]
    [InlineData("""{"a":{"score":0.5,"reason":"r"}}""", "0.5 r")]
    [InlineData("""Well, {"A":{"Score":3}} it is.""", "3 ")]
    [InlineData("""{"a":{"score":true,"reason":["x"]}}""", "1 [\"x\"]")]
    [InlineData("""{"a":{"score":"False","reason":null}}""", "0 ")]
    [InlineData("""{"a":"1e2",}""", "100 ")]
    [InlineData("""{"a":0.12345678949}""", "0.123456789 ")]
    [InlineData("""{"a":{"score":null,"reason":"unsure"}}""", "")]
    [InlineData("""{"b":1}""", "! the answer does not have a.")]
    [InlineData("""{"a":{"score":1e400}}""", "! the score of a is no number that can be stored.")]
    [InlineData("""{"a":{"score":9999999999}}""", "! the score of a is no number that can be stored.")]
    [InlineData("""{"a":{"score":{"deep":1}}}""", "! the score of a is no number that can be stored.")]
    [InlineData("""{"a":{"score":1,"reason":"\ud800"}}""", "! the answer is no valid JSON.")]
    [InlineData("""{"a":{"score":1}""", "! the answer is no valid JSON.")]
    [InlineData("""{"a":}""", "! the answer is no valid JSON.")]
    [InlineData("none", "! the answer is no JSON object.")]
    [InlineData("} {", "! the answer is no JSON object.")]
    [InlineData("", "! the answer is no JSON object.")]
    public void Scores_are_read_from_what_models_write(string answer, string expected)
    {
        var judgement = JudgeAnswer.Read(answer, [new JudgeScore("a", "DOUBLE", "d")]);

        var read = judgement.Problems.Select(problem => $"! {problem}").Concat(judgement.Scores.Select(score => $"{score.Value.ToString(CultureInfo.InvariantCulture)} {score.Reason}"));
        Assert.Equal(expected, string.Join(';', read));
    }
}
