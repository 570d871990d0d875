using Opik.Contracts;
using Opik.Server.Features.Evaluators.Scoring;
using Opik.Storage;

namespace Opik.Server.Tests.Evaluators;

public sealed class RuleMatchTests
{
    private static readonly Guid RuleId = Guid.CreateVersion7();

    [Theory]
    [InlineData(EntitySource.Sdk, TriggerScope.Production, true)]
    [InlineData(EntitySource.Unknown, TriggerScope.Both, true)]
    [InlineData(EntitySource.Sdk, TriggerScope.Experiment, false)]
    [InlineData(EntitySource.Experiment, TriggerScope.Production, false)]
    [InlineData(EntitySource.Experiment, TriggerScope.Experiment, true)]
    [InlineData(EntitySource.Experiment, TriggerScope.Both, true)]
    [InlineData(EntitySource.Playground, TriggerScope.Both, false)]
    [InlineData(EntitySource.Optimization, TriggerScope.Experiment, false)]
    [InlineData(EntitySource.Evaluator, TriggerScope.Both, false)]
    public void The_source_decides_with_the_scope_of_the_rule(EntitySource source, TriggerScope scope, bool expected) =>
        Assert.Equal(expected, RuleMatch.IsFor(Rule(scope), Subject(source)));

    [Theory]
    [InlineData(EntitySource.Playground, "this", false)]
    [InlineData(EntitySource.Optimization, "this", false)]
    [InlineData(EntitySource.Experiment, "this", true)]
    [InlineData(EntitySource.Experiment, "other", false)]
    [InlineData(EntitySource.Experiment, "", false)]
    [InlineData(EntitySource.Evaluator, "this", false)]
    public void A_rule_that_an_experiment_selects_scores_it_whatever_its_scope_and_share_also_when_it_is_off(EntitySource source, string selected, bool expected)
    {
        var ids = selected switch { "this" => $"\"{RuleId}\"", "other" => $"\"{Guid.CreateVersion7()}\",7,\"\\ud800\"", _ => string.Empty };

        Assert.Equal(expected, RuleMatch.IsFor(Rule(TriggerScope.Production, rate: 0) with { IsEnabled = false }, Subject(source) with { Metadata = JsonText.Parse($$"""{"selected_rule_ids":[{{ids}}]}""") }));
    }

    [Theory]
    [InlineData(EntitySource.Experiment, TriggerScope.Both, false)]
    [InlineData(EntitySource.Sdk, TriggerScope.Both, false)]
    public void A_rule_that_is_off_scores_nothing_by_itself(EntitySource source, TriggerScope scope, bool expected) =>
        Assert.Equal(expected, RuleMatch.IsFor(Rule(scope) with { IsEnabled = false }, Subject(source)));

    [Fact]
    public void A_selection_does_not_take_experiments_away_from_rules_of_experiments() =>
        Assert.True(RuleMatch.IsFor(Rule(TriggerScope.Experiment), Subject(EntitySource.Experiment) with { Metadata = JsonText.Parse("""{"selected_rule_ids":[]}""") }));

    [Fact]
    public void What_is_hidden_or_of_another_kind_is_left_out()
    {
        Assert.False(RuleMatch.IsFor(Rule(TriggerScope.Both), Subject(EntitySource.Sdk) with { IsHidden = true }));
        Assert.False(RuleMatch.IsFor(Rule(TriggerScope.Both) with { Type = OnlineRuleType.SpanLlmAsJudge }, Subject(EntitySource.Sdk)));
        // A thread with one trace of a program is one of production.
        Assert.True(RuleMatch.IsFor(Rule(TriggerScope.Production) with { Type = OnlineRuleType.TraceThreadLlmAsJudge }, Subject(EntitySource.Sdk) with { Entity = ScoredEntity.Thread, Sources = [EntitySource.Playground, EntitySource.Sdk] }));
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 4000, 4000)]
    [InlineData(0.25, 850, 1150)]
    [InlineData(0.01, 15, 75)]
    public void A_share_of_production_is_scored_and_always_the_same(double rate, int least, int most)
    {
        var rule = Rule(TriggerScope.Both, rate);
        Guid[] ids = [.. Enumerable.Range(0, 4000).Select(_ => Guid.CreateVersion7())];

        var sampled = ids.Where(id => RuleMatch.IsFor(rule, Subject(EntitySource.Sdk) with { Id = id })).ToList();

        Assert.InRange(sampled.Count, least, most);
        Assert.Equal(sampled, ids.Where(id => RuleMatch.IsSampled(rule, id)));
        // Experiments are scored whole, whatever the share.
        Assert.True(RuleMatch.IsFor(rule, Subject(EntitySource.Experiment)));
    }

    private static OnlineRule Rule(TriggerScope scope, double rate = 1) => new()
    {
        Id = RuleId, Name = "n", Type = OnlineRuleType.LlmAsJudge, Scope = scope, SamplingRate = rate, Filters = JsonText.Parse("[]"), Code = JsonText.Parse("{}"), Projects = [],
    };

    private static Subject Subject(EntitySource source) => new() { Entity = ScoredEntity.Trace, Id = Guid.CreateVersion7(), ProjectId = Guid.CreateVersion7(), FilterId = string.Empty, Sources = [source] };
}
