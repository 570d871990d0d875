using Opik.Server.Tests.Features;

namespace Opik.Server.Tests.BulkActions;

/// <summary>A server of its own, which is stopped on the way.</summary>
public sealed class ListedRowRestartTests : IAsyncLifetime
{
    private readonly ServerFixture _server = new();

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_held_deletion_survives_a_restart_and_can_still_be_undone()
    {
        var rows = new ListedRows(_server, "annotation_queues");
        await rows.MakeAsync(5);
        var (held, kept) = (await rows.StartAsync("\"action\":\"delete\",\"undo_seconds\":2", ",\"search\":\"even\""), await rows.StartAsync("\"action\":\"delete\",\"undo_seconds\":60", ",\"search\":\"odd\""));

        await _server.RestartAsync();

        Assert.Equal(204, (await _server.SendAsync("POST", $"/v1/private/bulk-actions/{kept.Json.Text("id")}/undo")).Code);
        Assert.Equal("completed", (await rows.EndAsync(held)).Text("status"));
        Assert.Equal(["odd 3", "odd 1"], await rows.NamesAsync());
    }
}
