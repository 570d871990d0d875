using System.Text;
using System.Text.Json.Nodes;
using Opik.Contracts;

namespace Opik.Sdk.Tests;

/// <summary>Stores traces and spans without the delivery under test elsewhere.</summary>
internal static class Seed
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    /// <summary>Stores traces; each is described by its own members.</summary>
    public static async Task<List<Guid>> TracesAsync(OpikClient client, params JsonObject[] traces)
    {
        var ids = await PostAsync(client, "v1/private/traces/batch", "traces", traces);
        return ids;
    }

    /// <summary>Stores spans; each is described by its own members.</summary>
    public static Task<List<Guid>> SpansAsync(OpikClient client, params JsonObject[] spans) => PostAsync(client, "v1/private/spans/batch", "spans", spans);

    /// <summary>Stores so many traces that differ in their number.</summary>
    public static Task<List<Guid>> TracesAsync(OpikClient client, int count) =>
        TracesAsync(client, [.. Enumerable.Range(0, count).Select(number => new JsonObject { ["name"] = $"t{number}", ["metadata"] = new JsonObject { ["number"] = number } })]);

    private static async Task<List<Guid>> PostAsync(OpikClient client, string path, string member, JsonObject[] entities)
    {
        var ids = new List<Guid>();
        foreach (var entity in entities)
        {
            var id = entity["id"] is { } given ? (Guid)given! : UuidV7.Create(Start.AddMilliseconds(ids.Count));
            ids.Add(id);
            entity["id"] = id.ToString();
            entity["project_name"] ??= client.Options.ProjectName;
            entity["start_time"] ??= Start.AddMilliseconds(ids.Count).UtcDateTime.ToString("O");
        }

        foreach (var batch in entities.Chunk(1_000))
        {
            var body = new JsonObject { [member] = new JsonArray([.. batch]) };
            var response = await client.Rest.SendAsync(HttpMethod.Post, path, Encoding.UTF8.GetBytes(body.ToJsonString()), cancellationToken: TestContext.Current.CancellationToken);
            response.EnsureSuccess();
        }

        return ids;
    }
}
