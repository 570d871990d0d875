using System.Collections;
using System.Text.Json.Nodes;

namespace Opik.Anonymizing;

/// <summary>
/// The anonymizers of a client, applied in the order they were added. May be changed while the client runs. Python twins:
/// <c>opik.hooks.add_anonymizer</c>, <c>clear_anonymizers</c>, <c>has_anonymizers</c>, <c>get_anonymizers</c>; there they belong
/// to the process, here to the client.
/// </summary>
public sealed class AnonymizerList : IReadOnlyList<IAnonymizer>
{
    private volatile IAnonymizer[] _anonymizers = [];

    /// <summary>How many there are.</summary>
    public int Count => _anonymizers.Length;

    /// <summary>The one at a position.</summary>
    public IAnonymizer this[int index] => _anonymizers[index];

    /// <summary>Adds one behind the others.</summary>
    public void Add(IAnonymizer anonymizer)
    {
        ArgumentNullException.ThrowIfNull(anonymizer);
        IAnonymizer[] before, after;
        do
        {
            before = _anonymizers;
            after = [.. before, anonymizer];
        }
#pragma warning disable CS0420 // Interlocked is as good as volatile.
        while (Interlocked.CompareExchange(ref _anonymizers, after, before) != before);
#pragma warning restore CS0420
    }

    /// <summary>Removes all.</summary>
    public void Clear() => _anonymizers = [];

    /// <summary>The payload after all of them.</summary>
    public JsonNode? Anonymize(JsonNode? data, AnonymizationContext context)
    {
        foreach (var anonymizer in _anonymizers)
            data = anonymizer.Anonymize(data, context);
        return data;
    }

    /// <inheritdoc />
    public IEnumerator<IAnonymizer> GetEnumerator() => ((IEnumerable<IAnonymizer>)_anonymizers).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
