namespace Opik.Storage.ContractTests.Catalog;

/// <summary>Projects that a workspace keeps at hand.</summary>
public abstract class ProjectPinContract : CatalogContract
{
    private IProjectPins Pins => Store.ProjectPins;

    [Fact]
    public async Task Pins_stand_in_the_order_of_the_pinning_and_survive_a_restart()
    {
        var (first, second) = (await ProjectAsync(), await ProjectAsync());
        await Pins.PinAsync(Scope, second, default);
        await Pins.PinAsync(Scope, first, default);
        await Pins.PinAsync(Scope, second, default);
        await Store.ReopenAsync();

        Assert.Equal([second, first], await Pins.FindAsync(Scope, default));
        Assert.Empty(await Pins.FindAsync(Other, default));
    }

    [Fact]
    public async Task A_pin_is_taken_away_once_and_again()
    {
        var project = await ProjectAsync();
        await Pins.PinAsync(Scope, project, default);

        await Pins.UnpinAsync(Other, project, default);
        Assert.Equal([project], await Pins.FindAsync(Scope, default));
        await Pins.UnpinAsync(Scope, project, default);
        await Pins.UnpinAsync(Scope, project, default);

        Assert.Empty(await Pins.FindAsync(Scope, default));
    }

    [Fact]
    public async Task A_project_that_is_not_there_and_one_too_many_are_refused()
    {
        await Assert.ThrowsAsync<EntityNotFoundException>(() => Pins.PinAsync(Scope, NewId(), default));
        for (var i = 0; i < IProjectPins.Most; i++)
            await Pins.PinAsync(Scope, await ProjectAsync(), default);

        await Assert.ThrowsAsync<StoreConflictException>(async () => await Pins.PinAsync(Scope, await ProjectAsync(), default));
        Assert.Equal(IProjectPins.Most, (await Pins.FindAsync(Scope, default)).Count);
    }

    [Fact]
    public async Task Those_who_pin_at_once_do_not_disturb_each_other()
    {
        var project = await ProjectAsync();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Pins.PinAsync(Scope, project, default)));

        Assert.Equal([project], await Pins.FindAsync(Scope, default));
    }

    private async Task<Guid> ProjectAsync()
    {
        var id = NewId();
        await AddProjectAsync(Scope, id);
        return id;
    }
}
