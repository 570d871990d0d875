using Xunit;

namespace Opik.Storage.Sqlite.Tests.Catalog;

public sealed class WorkspaceStoreTests : IAsyncDisposable
{
    private static readonly Scope _scope = Scope.Default;
    private readonly CatalogFixture _fixture = new();

    private IWorkspaceConfigurations Configurations => _fixture.Catalog.WorkspaceConfigurations;

    private IThreadTimeouts Timeouts => _fixture.Catalog.ThreadTimeouts;

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Settings_are_saved_whole_and_survive_a_restart()
    {
        Assert.Null(await Configurations.GetAsync(_scope, default));
        await Configurations.SaveAsync(_scope, new() { ThreadTimeout = TimeSpan.FromHours(1), TruncationOnTables = false }, default);
        await Configurations.SaveAsync(_scope, new() { TruncationOnTables = true, ColorMap = new Dictionary<string, string> { ["a \"b\""] = "#FF0000" } }, default);
        await _fixture.ReopenAsync();

        var configuration = (await Configurations.GetAsync(_scope, default))!;
        Assert.Null(configuration.ThreadTimeout);
        Assert.True(configuration.TruncationOnTables);
        Assert.Equal("#FF0000", configuration.ColorMap!["a \"b\""]);
        Assert.Null(await Configurations.GetAsync(CatalogFixture.Other, default));
    }

    [Fact]
    public async Task The_thread_timeout_follows_the_settings()
    {
        Assert.Equal(TimeSpan.FromMinutes(15), await Timeouts.GetAsync(_scope.WorkspaceId, default));
        await Configurations.SaveAsync(_scope, new() { ThreadTimeout = TimeSpan.FromDays(7) }, default);
        Assert.Equal(TimeSpan.FromDays(7), await Timeouts.GetAsync(_scope.WorkspaceId, default));
        Assert.Equal(TimeSpan.FromMinutes(15), await Timeouts.GetAsync(CatalogFixture.Other.WorkspaceId, default));

        await _fixture.ReopenAsync();
        Assert.Equal(TimeSpan.FromDays(7), await Timeouts.GetAsync(_scope.WorkspaceId, default));
        Assert.True(await Configurations.DeleteAsync(_scope, default));
        Assert.Equal(TimeSpan.FromMinutes(15), await Timeouts.GetAsync(_scope.WorkspaceId, default));
        Assert.False(await Configurations.DeleteAsync(_scope, default));
    }

    [Fact]
    public async Task The_wizard_is_complete_after_its_first_submission()
    {
        var wizard = _fixture.Catalog.WelcomeWizard;
        Assert.False(await wizard.IsCompletedAsync(_scope, default));
        await wizard.SubmitAsync(_scope, new(null, null, [], null), default);
        await wizard.SubmitAsync(_scope, new("dev", "a@b.c", ["OpenAI"], true), default);
        await _fixture.ReopenAsync();

        Assert.True(await _fixture.Catalog.WelcomeWizard.IsCompletedAsync(_scope, default));
        Assert.False(await _fixture.Catalog.WelcomeWizard.IsCompletedAsync(CatalogFixture.Other, default));
    }
}
