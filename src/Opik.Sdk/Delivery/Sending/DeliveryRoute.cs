namespace Opik.Delivery.Sending;

/// <summary>The request of a kind of item.</summary>
/// <param name="Name">What the kind is called in reports, logs and metrics.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path below the address of the API; for a single entity it ends with a slash and the id follows.</param>
/// <param name="Prefix">What stands before the list in the body; empty: one item is the body.</param>
internal sealed record DeliveryRoute(string Name, HttpMethod Method, string Path, byte[] Prefix)
{
    private static readonly DeliveryRoute[] ByKind =
    [
        Batch("trace", HttpMethod.Post, "v1/private/traces/batch", """{"traces":["""u8),
        Batch("span", HttpMethod.Post, "v1/private/spans/batch", """{"spans":["""u8),
        Single("trace_update", "v1/private/traces/"),
        Single("span_update", "v1/private/spans/"),
        Batch("trace_score", HttpMethod.Put, "v1/private/traces/feedback-scores", """{"scores":["""u8),
        Batch("span_score", HttpMethod.Put, "v1/private/spans/feedback-scores", """{"scores":["""u8),
        Batch("thread_score", HttpMethod.Put, "v1/private/traces/threads/feedback-scores", """{"scores":["""u8),
        Batch("guardrail", HttpMethod.Post, "v1/private/guardrails", """{"guardrails":["""u8),
        Batch("assertion_result", HttpMethod.Put, "v1/private/assertion-results", """{"entity_type":"TRACE","assertion_results":["""u8),
        Batch("experiment_item", HttpMethod.Post, "v1/private/experiments/items", """{"experiment_items":["""u8),
        new("attachment", HttpMethod.Put, "v1/private/attachment/", []),
    ];

    /// <summary>Number of kinds.</summary>
    public static int Kinds => ByKind.Length;

    /// <summary>What stands behind the list.</summary>
    public static ReadOnlySpan<byte> Suffix => "]}"u8;

    /// <summary>True when many items share a request.</summary>
    public bool IsBatch => Prefix.Length > 0;

    /// <summary>The route of a kind.</summary>
    public static DeliveryRoute Of(DeliveryKind kind) => ByKind[(int)kind];

    /// <summary>The kind of a <see cref="Name"/>.</summary>
    public static DeliveryKind KindNamed(string name)
    {
        var kind = Array.FindIndex(ByKind, route => route.Name == name);
        return kind >= 0 ? (DeliveryKind)kind : throw new InvalidDataException($"'{name}' is no kind of this version.");
    }

    private static DeliveryRoute Batch(string name, HttpMethod method, string path, ReadOnlySpan<byte> prefix) => new(name, method, path, prefix.ToArray());

    private static DeliveryRoute Single(string name, string path) => new(name, HttpMethod.Patch, path, []);
}
