using Opik.Contracts;

namespace Opik.Storage.ContractTests.Catalog;

/// <summary>Online rules: of projects, each with a log that is bounded.</summary>
public abstract class OnlineRuleContract : CatalogContract
{
    private IOnlineRules Rules => Store.OnlineRules;

    private IOnlineRuleLogs Logs => Store.OnlineRuleLogs;

    [Fact]
    public async Task Every_member_survives_a_reopening()
    {
        var (b, a) = (await ProjectAsync("b"), await ProjectAsync("a"));
        var rule = Rule(b, a) with
        {
            Type = OnlineRuleType.SpanUserDefinedMetricPython, IsEnabled = false, SamplingRate = 0.25, Scope = TriggerScope.Both,
            Filters = JsonText.Parse("""[{"field":"name","operator":"=","value":"n"}]"""), Code = JsonText.Parse("""{"metric":"m","arguments":{"a":"b"}}"""),
        };
        await Rules.CreateAsync(Scope, rule, default);
        await Store.ReopenAsync();
        var read = (await Rules.GetAsync(Scope, rule.Id, default))!;

        Assert.Equal([new RuleProject(a, "a"), new RuleProject(b, "b")], read.Projects);
        Assert.Equal(rule, read with { Projects = rule.Projects, CreatedAt = default, CreatedBy = null, LastUpdatedAt = default, LastUpdatedBy = null });
        Assert.Equal((Scope.UserName, Scope.UserName), (read.CreatedBy, read.LastUpdatedBy));
        await Assert.ThrowsAsync<StoreConflictException>(() => Rules.CreateAsync(Scope, rule, default));
    }

    [Fact]
    public async Task A_change_keeps_what_it_does_not_name()
    {
        var (a, b) = (await ProjectAsync("a"), await ProjectAsync("b"));
        var rule = Rule(a);
        await Rules.CreateAsync(Scope, rule, default);
        await Rules.UpdateAsync(Scope, rule.Id, new OnlineRulePatch { Name = "other" }, default);
        var named = (await Rules.GetAsync(Scope, rule.Id, default))!;
        await Rules.UpdateAsync(Scope, rule.Id, new OnlineRulePatch { Projects = [new RuleProject(b)], IsEnabled = false, SamplingRate = 0, Scope = TriggerScope.Experiment }, default);
        var moved = (await Rules.GetAsync(Scope, rule.Id, default))!;

        Assert.Equal(("other", true, rule.Code), (named.Name, named.IsEnabled, named.Code));
        Assert.Equal([new RuleProject(a, "a")], named.Projects);
        Assert.Equal([new RuleProject(b, "b")], moved.Projects);
        Assert.Equal((false, 0, TriggerScope.Experiment), (moved.IsEnabled, moved.SamplingRate, moved.Scope));
        await Assert.ThrowsAsync<EntityNotFoundException>(() => Rules.UpdateAsync(Scope, NewId(), new OnlineRulePatch(), default));
    }

    [Fact]
    public async Task Rules_of_a_project_are_known_at_once_after_every_change()
    {
        var (a, b) = (await ProjectAsync("a"), await ProjectAsync("b"));
        Assert.Empty(await OfProjectAsync(a));
        var rule = Rule(a);
        await Rules.CreateAsync(Scope, rule, default);
        Assert.Equal([rule.Id], await OfProjectAsync(a));
        await Rules.UpdateAsync(Scope, rule.Id, new OnlineRulePatch { Projects = [new RuleProject(a), new RuleProject(b)] }, default);
        Assert.Equal([rule.Id], await OfProjectAsync(b));
        await Rules.UpdateAsync(Scope, rule.Id, new OnlineRulePatch { IsEnabled = false }, default);
        Assert.False(Assert.Single(await Rules.FindOfProjectAsync(Scope, a, default)).IsEnabled);
        await Rules.UpdateAsync(Scope, rule.Id, new OnlineRulePatch { IsEnabled = true }, default);
        Assert.True(Assert.Single(await Rules.FindOfProjectAsync(Scope, a, default)).IsEnabled);
        Assert.Empty(await Rules.FindOfProjectAsync(Other, a, default));
        await Rules.DeleteAsync(Scope, [rule.Id], null, default);
        Assert.Empty(await OfProjectAsync(b));
    }

    [Fact]
    public async Task A_deleted_project_is_taken_from_rules_and_takes_those_of_its_own_along()
    {
        var (a, b) = (await ProjectAsync("a"), await ProjectAsync("b"));
        var (only, both, other) = (Rule(a), Rule(a, b), Rule(b));
        foreach (var rule in (OnlineRule[])[only, both, other])
        {
            await Rules.CreateAsync(Scope, rule, default);
            await Logs.AddAsync(Scope, [Line(rule.Id, "done")], default);
            Assert.NotEmpty(await OfProjectAsync(rule.Projects[0].Id));
        }

        while (await Store.ContentDeletion.DeleteProjectPieceAsync(Scope, a, default))
        {
        }

        Assert.Null(await Rules.GetAsync(Scope, only.Id, default));
        Assert.Empty(await OfProjectAsync(a));
        Assert.Equal(0, (await Logs.ReadAsync(Scope, only.Id, 10, default)).Total);
        Assert.Equal([new RuleProject(b, "b")], (await Rules.GetAsync(Scope, both.Id, default))!.Projects);
        Assert.Equal([both.Id, other.Id], await OfProjectAsync(b));
        Assert.Equal(1, (await Logs.ReadAsync(Scope, both.Id, 10, default)).Total);
    }

    [Fact]
    public async Task A_log_keeps_its_newest_lines_and_goes_with_its_rule()
    {
        var project = await ProjectAsync("a");
        var (rule, quiet) = (Rule(project), Rule(project));
        await Rules.CreateAsync(Scope, rule, default);
        await Rules.CreateAsync(Scope, quiet, default);
        await Logs.AddAsync(Scope, [Line(quiet.Id, "kept")], default);
        await Logs.AddAsync(Scope, [.. Enumerable.Range(0, IOnlineRuleLogs.Kept + 5).Select(number => Line(rule.Id, $"line {number}"))], default);
        await Logs.AddAsync(Scope, [Line(NewId(), "of no rule")], default);
        await Store.ReopenAsync();
        var (lines, total) = await Logs.ReadAsync(Scope, rule.Id, 2, default);

        Assert.Equal([$"line {IOnlineRuleLogs.Kept + 4}", $"line {IOnlineRuleLogs.Kept + 3}"], lines.Select(line => line.Message));
        Assert.Equal(IOnlineRuleLogs.Kept, total);
        Assert.Equal((RuleLogLevel.Warn, "t"), (lines[0].Level, lines[0].Markers["trace_id"]));
        Assert.Equal(1, (await Logs.ReadAsync(Scope, quiet.Id, 10, default)).Total);
        Assert.Equal(0, (await Logs.ReadAsync(Other, rule.Id, 10, default)).Total);
        await Rules.DeleteAsync(Scope, [rule.Id], null, default);
        Assert.Equal(0, (await Logs.ReadAsync(Scope, rule.Id, 10, default)).Total);
    }

    [Fact]
    public async Task Another_workspace_sees_and_changes_nothing()
    {
        var project = await ProjectAsync("a");
        var rule = Rule(project);
        await Rules.CreateAsync(Scope, rule, default);
        await Rules.DeleteAsync(Other, [rule.Id], null, default);
        await Rules.DeleteAsync(Scope, [rule.Id], NewId(), default);

        Assert.Null(await Rules.GetAsync(Other, rule.Id, default));
        Assert.Empty(await Rules.GetManyAsync(Other, [rule.Id], default));
        await Assert.ThrowsAsync<EntityNotFoundException>(() => Rules.UpdateAsync(Other, rule.Id, new OnlineRulePatch(), default));
        Assert.Single(await Rules.GetManyAsync(Scope, [rule.Id, rule.Id, NewId()], default));
    }

    private async Task<Guid> ProjectAsync(string name) => await Store.Projects.ResolveAsync(Scope, name, default);

    private async Task<IEnumerable<Guid>> OfProjectAsync(Guid project) => (await Rules.FindOfProjectAsync(Scope, project, default)).Select(rule => rule.Id);

    private OnlineRule Rule(params Guid[] projects) => new()
    {
        Id = NewId(), Name = "n", Type = OnlineRuleType.LlmAsJudge, Filters = JsonText.Parse("[]"), Code = JsonText.Parse("{}"), Projects = [.. projects.Select(project => new RuleProject(project))],
    };

    private static RuleLogLine Line(Guid rule, string message) =>
        new(rule, new DateTime(2026, 11, 20, 0, 0, 0, DateTimeKind.Utc), RuleLogLevel.Warn, message, new Dictionary<string, string> { ["trace_id"] = "t" });
}
