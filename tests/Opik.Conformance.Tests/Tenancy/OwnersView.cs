using System.Text;
using System.Text.Json.Nodes;
using Opik.Conformance.Tests.Requests;
using Opik.Conformance.Tests.Requests.Resources;
using Opik.Conformance.Tests.Specification;

namespace Opik.Conformance.Tests.Tenancy;

/// <summary>What the owner of a world sees of it: the reads of the operation's resource, and trace, span and project.</summary>
internal sealed class OwnersView(WireDocument document, Operation operation, World world, HttpClient owner)
{
    // Made once: an id that the world does not have is another one each time.
    private readonly List<(string Name, Uri Address)> _reads = [.. document.Operations
        .Where(read => IsRead(read, operation))
        .Select(read => (read.Name, new RequestFactory(document, read, world).Create(null).RequestUri!))];

    /// <summary>Texts that only the owner may see.</summary>
    public IEnumerable<string> Secrets =>
        new[] { world.ProjectName, world.ThreadId, world.TraceId.ToString(), world.SpanId.ToString(), world.ProjectId, world.ThreadModelId, world.FeedbackDefinitionId, world.EnvironmentId.ToString() }
            .Concat(world.Ids.Values)
            .Where(secret => secret.Length > 8);

    /// <summary>Everything, as text.</summary>
    public async Task<string> ReadAsync()
    {
        var text = new StringBuilder();
        foreach (var (name, address) in _reads)
        {
            using var answer = await owner.GetAsync(address);
            text.Append(name).Append(' ').Append((int)answer.StatusCode).Append(' ').AppendLine(Stable(await answer.Content.ReadAsStringAsync()));
        }

        return text.ToString();
    }

    private static bool IsRead(Operation read, Operation operation) =>
        read.Method == "GET"
        && ((Resource(read.Path) == Resource(operation.Path) && ResourceSample.Of(read.Path) == ResourceSample.Of(operation.Path)) || read.Path is "/v1/private/traces/{id}" or "/v1/private/spans/{id}" or "/v1/private/projects/{id}")
        // Statistics over the whole workspace move with the worlds of other tests.
        && !read.Path.Contains("/stats", StringComparison.Ordinal) && !read.Path.Contains("/redirect/", StringComparison.Ordinal);

    private static string Resource(string path) => path.Split('/') is [_, "v1", "private", var resource, ..] ? resource : string.Empty;

    // Other worlds appear in lists of the workspace while this one is looked at: a list is what it says of this world.
    private string Stable(string text)
    {
        try
        {
            var json = JsonNode.Parse(text);
            if (json is JsonObject { } page && page["content"] is JsonArray rows)
                return string.Join('\n', rows.Select(row => row!.ToJsonString()).Where(row => Secrets.Any(secret => row.Contains(secret, StringComparison.Ordinal))));
            return json?.ToJsonString() ?? string.Empty;
        }
        catch (System.Text.Json.JsonException)
        {
            return text;
        }
    }
}
