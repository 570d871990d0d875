namespace Opik.Delivery.Sending;

/// <summary>One request: a body with its items, whose sizes are kept so that it can be halved.</summary>
/// <param name="Kind">What it carries.</param>
/// <param name="Key">The entity of a single write; empty for a list.</param>
/// <param name="Body">The body as it is sent, before compression.</param>
/// <param name="ItemSizes">Bytes of each item in the body, in order.</param>
internal sealed record DeliveryBatch(DeliveryKind Kind, Guid Key, ReadOnlyMemory<byte> Body, int[] ItemSizes)
{
    /// <summary>Items in it.</summary>
    public int Count => ItemSizes.Length;

    /// <summary>How often it was halved to come about.</summary>
    public int Halvings { get; private init; }

    /// <summary>The request it makes.</summary>
    public DeliveryRoute Route => DeliveryRoute.Of(Kind);

    /// <summary>Path of the request.</summary>
    public string Path => Route.IsBatch ? Route.Path : Route.Path + Key.ToString("D");

    /// <summary>Two requests with the same items in the same order; only for two items or more.</summary>
    public (DeliveryBatch First, DeliveryBatch Second) Halve()
    {
        var middle = Count / 2;
        var cut = Route.Prefix.Length;
        for (var i = 0; i < middle; i++)
            cut += ItemSizes[i] + 1;
        var items = Body.Span[..^DeliveryRoute.Suffix.Length];
        return (
            this with { Body = Wrap(items[Route.Prefix.Length..(cut - 1)]), ItemSizes = ItemSizes[..middle], Halvings = Halvings + 1 },
            this with { Body = Wrap(items[cut..]), ItemSizes = ItemSizes[middle..], Halvings = Halvings + 1 });
    }

    private byte[] Wrap(ReadOnlySpan<byte> items) => [.. Route.Prefix, .. items, .. DeliveryRoute.Suffix];
}
