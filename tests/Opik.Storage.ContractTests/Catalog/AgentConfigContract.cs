namespace Opik.Storage.ContractTests.Catalog;

/// <summary>Configurations of agents.</summary>
public abstract class AgentConfigContract : CatalogContract
{
    private readonly Guid _project = Guid.CreateVersion7();

    private IAgentConfigs Configs => Store.AgentConfigs;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await AddProjectAsync(Scope, _project);
        await AddProjectAsync(Other, _project);
    }

    [Fact]
    public async Task Parallel_firsts_make_one_and_parallel_additions_have_distinct_numbers()
    {
        var firsts = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(async () =>
        {
            try
            {
                return await Configs.CreateAsync(Scope, _project, null, Draft(("a", $"{i}")), default);
            }
            catch (StoreConflictException)
            {
                return null;
            }
        })));
        var winner = Assert.Single(firsts.OfType<AgentBlueprint>());
        var added = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => Task.Run(() => Configs.AddAsync(Scope, _project, Draft(("a", $"{i}")), default))));
        await Store.ReopenAsync();

        Assert.Equal(Enumerable.Range(2, 32).Select(number => (long?)number), added.Select(blueprint => blueprint.Number).Order());
        Assert.Equal(33, (await Configs.FindAsync(Scope, _project, 1, 1, default))!.Total);
        var used = (await Configs.GetAsync(Scope, _project, new AgentBlueprintPin(Environment: "PROD"), null, default))!;
        Assert.Equal((winner.Id, "prod"), (used.Id, Assert.Single(used.Environments)));
    }

    [Fact]
    public async Task Workspaces_do_not_see_each_other()
    {
        var mine = await Configs.CreateAsync(Scope, _project, null, Draft(("a", "1")), default);
        var mask = await Configs.AddAsync(Scope, _project, Draft(("a", "2")) with { IsMask = true }, default);

        Assert.Null(await Configs.GetAsync(Other, mine.Id, null, default));
        Assert.Null(await Configs.GetAsync(Other, _project, AgentBlueprintPin.Latest, null, default));
        Assert.Null(await Configs.GetDeltaAsync(Other, mask.Id, default));
        Assert.Null(await Configs.FindAsync(Other, _project, 1, 10, default));
        Assert.Null(await Configs.RemoveKeysAsync(Other, _project, ["a"], default));
        await Configs.UnassignAsync(Other, _project, "prod", default);
        await Assert.ThrowsAsync<EntityNotFoundException>(() => Configs.AddAsync(Other, _project, Draft(("a", "3")), default));
        await Assert.ThrowsAsync<EntityNotFoundException>(() => Configs.ApplyMaskAsync(Other, _project, mask.Id, default));
        await Configs.CreateAsync(Other, _project, null, Draft(("a", "theirs")) with { Id = mine.Id }, default);
        await Assert.ThrowsAsync<EntityNotFoundException>(() => Configs.AssignAsync(Other, _project, new Dictionary<string, Guid> { ["e"] = mask.Id }, default));

        var read = (await Configs.GetAsync(Scope, _project, new AgentBlueprintPin(Environment: "prod"), mask.Id, default))!;
        Assert.Equal((mine.Id, "2"), (read.Id, Assert.Single(read.Values).Value));
    }

    [Fact]
    public async Task Everything_of_a_setting_is_kept_in_its_order()
    {
        var types = Enum.GetValues<AgentConfigValueType>();
        var values = types.Select((type, i) => new AgentConfigValue($"k{types.Length - i} ü\"", i == 0 ? null : $"{i} 漢", type, i % 2 == 0 ? "why" : null)).ToList();
        var made = await Configs.CreateAsync(Scope, _project, NewId(), new AgentBlueprintDraft(NewId(), false, "d", values), default);
        await Store.ReopenAsync();

        var read = (await Configs.GetAsync(Scope, made.Id, null, default))!;

        Assert.Equal(values, read.Values);
        Assert.Equal(("d", "v1", "admin", made.CreatedAt), (read.Description, read.Name, read.CreatedBy, read.CreatedAt));
    }

    [Fact]
    public async Task Ids_are_used_once()
    {
        var (config, blueprint) = (NewId(), NewId());
        await Configs.CreateAsync(Scope, _project, config, Draft(("a", "1")) with { Id = blueprint }, default);
        var other = Guid.CreateVersion7();
        await AddProjectAsync(Scope, other);

        await Assert.ThrowsAsync<StoreConflictException>(() => Configs.CreateAsync(Scope, other, config, Draft(("a", "1")), default));
        await Assert.ThrowsAsync<StoreConflictException>(() => Configs.CreateAsync(Scope, other, null, Draft(("a", "1")) with { Id = blueprint }, default));
        Assert.Null(await Configs.FindAsync(Scope, other, 1, 10, default));
        await Assert.ThrowsAsync<StoreConflictException>(() => Configs.AddAsync(Scope, _project, Draft(("a", "2")) with { Id = blueprint }, default));
        Assert.Equal(2, (await Configs.AddAsync(Scope, _project, Draft(("a", "2")), default)).Number);
    }

    private static AgentBlueprintDraft Draft(params (string Key, string Value)[] values) =>
        new(null, false, null, [.. values.Select(value => new AgentConfigValue(value.Key, value.Value, AgentConfigValueType.String, null))]);
}
