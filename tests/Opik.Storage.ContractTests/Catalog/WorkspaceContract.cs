namespace Opik.Storage.ContractTests.Catalog;

/// <summary>Settings of a workspace and the state of its wizard.</summary>
public abstract class WorkspaceContract : CatalogContract
{
    private IWorkspaceConfigurations Configurations => Store.WorkspaceConfigurations;

    private IThreadTimeouts Timeouts => Store.ThreadTimeouts;

    [Fact]
    public async Task Settings_are_saved_whole_and_survive_a_restart()
    {
        Assert.Null(await Configurations.GetAsync(Scope, default));
        await Configurations.SaveAsync(Scope, new() { ThreadTimeout = TimeSpan.FromHours(1), TruncationOnTables = false }, default);
        await Configurations.SaveAsync(Scope, new() { TruncationOnTables = true, ColorMap = new Dictionary<string, string> { ["a \"b\""] = "#FF0000" } }, default);
        await Store.ReopenAsync();

        var configuration = (await Configurations.GetAsync(Scope, default))!;
        Assert.Null(configuration.ThreadTimeout);
        Assert.True(configuration.TruncationOnTables);
        Assert.Equal("#FF0000", configuration.ColorMap!["a \"b\""]);
        Assert.Null(await Configurations.GetAsync(Other, default));
    }

    [Fact]
    public async Task The_thread_timeout_follows_the_settings()
    {
        Assert.Equal(TimeSpan.FromMinutes(15), await Timeouts.GetAsync(Scope.WorkspaceId, default));
        await Configurations.SaveAsync(Scope, new() { ThreadTimeout = TimeSpan.FromDays(7) }, default);
        Assert.Equal(TimeSpan.FromDays(7), await Timeouts.GetAsync(Scope.WorkspaceId, default));
        Assert.Equal(TimeSpan.FromMinutes(15), await Timeouts.GetAsync(Other.WorkspaceId, default));

        await Store.ReopenAsync();
        Assert.Equal(TimeSpan.FromDays(7), await Timeouts.GetAsync(Scope.WorkspaceId, default));
        Assert.True(await Configurations.DeleteAsync(Scope, default));
        Assert.Equal(TimeSpan.FromMinutes(15), await Timeouts.GetAsync(Scope.WorkspaceId, default));
        Assert.False(await Configurations.DeleteAsync(Scope, default));
    }

    [Fact]
    public async Task The_wizard_is_complete_after_its_first_submission()
    {
        var wizard = Store.WelcomeWizard;
        Assert.False(await wizard.IsCompletedAsync(Scope, default));
        await wizard.SubmitAsync(Scope, new(null, null, [], null), default);
        await wizard.SubmitAsync(Scope, new("dev", "a@b.c", ["OpenAI"], true), default);
        await Store.ReopenAsync();

        Assert.True(await Store.WelcomeWizard.IsCompletedAsync(Scope, default));
        Assert.False(await Store.WelcomeWizard.IsCompletedAsync(Other, default));
    }
}
