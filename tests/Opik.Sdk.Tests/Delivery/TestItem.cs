using System.Text.Json;
using Opik.Anonymizing;
using Opik.Delivery;

namespace Opik.Sdk.Tests.Delivery;

/// <summary>An item with any JSON.</summary>
internal sealed class TestItem(DeliveryKind kind, Guid key, string json) : DeliveryItem
{
    internal override DeliveryKind Kind => kind;

    internal override Guid Key => key;

    internal override long Size => Json.Length;

    internal override AnonymizerList? Anonymizers => Rules;

    /// <summary>Removes what must not leave.</summary>
    public AnonymizerList? Rules { get; init; }

    /// <summary>Written now; may be changed while the item waits.</summary>
    public string Json { get; set; } = json;

    /// <summary>Thrown instead of writing.</summary>
    public Exception? Failure { get; init; }

    internal override void WriteTo(Utf8JsonWriter writer)
    {
        if (Failure is not null)
            throw Failure;
        writer.WriteRawValue(Json);
    }
}
