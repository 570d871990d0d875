using System.Text.Json;

namespace Opik.Server.Tests.Features;

/// <summary>Room that the data of a workspace take (docs/api-extensions.md).</summary>
public sealed class WorkspaceStorageTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private static readonly string[] Kinds = ["traces_and_spans", "attachments", "experiments_datasets_prompts", "other"];

    [Fact]
    public async Task All_kinds_add_up_to_the_files_on_disk_and_new_data_are_of_today()
    {
        var text = Convert.ToBase64String(new byte[30_000].Select((_, i) => (byte)(i * 7919 >> 3)).ToArray());
        for (var i = 0; i < 40; i++)
        {
            var id = Guid.CreateVersion7();
            Assert.Equal(201, (await server.SendAsync("POST", "/v1/private/traces", JsonSerializer.Serialize(new { id, project_name = "room", start_time = DateTime.UtcNow, input = text + i }))).Code);
            if (i % 4 == 0)
                Assert.Equal(204, (await server.SendAsync("PUT", $"/v1/private/traces/{id}/feedback-scores", """{"name":"q","value":1,"source":"ui"}""")).Code);
        }

        var answer = (await server.SendAsync("GET", "/v1/private/workspaces/storage")).Json;

        var kinds = answer.GetProperty("kinds").EnumerateArray().ToDictionary(kind => kind.GetProperty("kind").GetString()!, kind => kind.GetProperty("bytes").GetInt64());
        var total = answer.GetProperty("total_bytes").GetInt64();
        Assert.Equal(Kinds, kinds.Keys);
        Assert.Equal(total, kinds.Values.Sum());
        // Everything of this data folder but small files such as its lock.
        Assert.InRange(total, Disk() * 0.9, Disk() * 1.1);
        Assert.False(answer.GetProperty("estimated").GetBoolean());
        // A quarter of the traces is scored.
        Assert.InRange(answer.GetProperty("scored_bytes").GetInt64(), kinds["traces_and_spans"] * 0.24, kinds["traces_and_spans"] * 0.26);
        Assert.InRange(answer.GetProperty("day_bytes").GetInt64(), kinds["traces_and_spans"] * 0.9, kinds["traces_and_spans"]);
    }

    private long Disk() => new DirectoryInfo(server.DataDirectory).EnumerateFiles("*", SearchOption.AllDirectories).Where(file => !file.Name.EndsWith("-shm", StringComparison.Ordinal)).Sum(file => file.Length);
}
