using Opik.Server.Tests.BulkActions;

namespace Opik.Server.Tests.RowExports;

public sealed class PathValueTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Paths = """["metadata.user.id","input.number","input.text","metadata.none"]""";

    [Fact]
    public async Task A_preview_carries_the_values_at_the_paths_and_no_payload()
    {
        var rows = new LoggedRows(server, "paths");
        await rows.LogAsync(2);

        var answer = await server.SendAsync("GET", $"/v1/private/traces?project_id={rows.ProjectId}&preview=true&paths={Uri.EscapeDataString(Paths)}");

        var row = answer.Json.GetProperty("content")[0];
        Assert.Equal("""{"metadata.user.id":"u1","input.number":1,"input.text":"say \"hello\", friend\nplease"}""", row.GetProperty("values").GetRawText());
        Assert.False(row.TryGetProperty("metadata", out _));
    }

    [Theory]
    [InlineData("metadata")]
    [InlineData("""["metadata"]""")]
    [InlineData("""["tags.a"]""")]
    [InlineData("""["metadata[a"]""")]
    public async Task What_is_no_path_into_a_payload_is_refused(string paths)
    {
        var rows = new LoggedRows(server, "no-paths");
        await rows.LogAsync(1);

        Assert.Equal(400, (await server.SendAsync("GET", $"/v1/private/traces?project_id={rows.ProjectId}&preview=true&paths={Uri.EscapeDataString(paths)}")).Code);
    }
}
