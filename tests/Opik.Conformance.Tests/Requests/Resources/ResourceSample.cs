using System.Text.Json.Nodes;
using Opik.Conformance.Tests.Specification;

namespace Opik.Conformance.Tests.Requests.Resources;

/// <summary>
/// What valid requests to one resource need that no schema tells. Every subclass is found by itself: a resource joins the
/// suite with one file here, and one in <c>exceptions/</c> where it has some.
/// </summary>
internal abstract class ResourceSample
{
    /// <summary>One of each subclass.</summary>
    public static IReadOnlyList<ResourceSample> All { get; } =
        [.. typeof(ResourceSample).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(ResourceSample)))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (ResourceSample)Activator.CreateInstance(type)!)];

    /// <summary>The resource of a path; null: one of the tracing resources.</summary>
    public static ResourceSample? Of(string path) => All.FirstOrDefault(sample => sample.Covers(path));

    /// <summary>Whether operations of the path belong to the resource.</summary>
    public abstract bool Covers(string path);

    /// <summary>Makes what the operation needs to exist; called once per world, before anything else here.</summary>
    public virtual Task SeedAsync(World world, Operation operation) => Task.CompletedTask;

    /// <summary>The value of a path parameter; null: the general one.</summary>
    public virtual string? InPath(Operation operation, string parameter, World world) => null;

    /// <summary>Values of members and query parameters by name, over the general ones; null: left out.</summary>
    public virtual IReadOnlyDictionary<string, JsonNode?> Known(Operation operation, World world) => new Dictionary<string, JsonNode?>();

    /// <summary>Last changes to a body made from its schema.</summary>
    public virtual void Adjust(Operation operation, JsonObject body, World world)
    {
    }

    /// <summary>A body that is no JSON object; null: the general one.</summary>
    public virtual HttpContent? Raw(Operation operation, World world) => null;
}
