using System.Text;
using System.Text.Json.Nodes;
using Opik.Providers.ModelCalls;

namespace Opik.Providers.Protocols;

/// <summary>Puts the events of a streamed answer together to the answer that the provider would have given at once.</summary>
internal abstract class StreamAggregate
{
    private long budget = long.MaxValue;
    private bool isCut;

    /// <summary>True once the last event came; nothing of interest follows.</summary>
    public bool IsComplete { get; protected set; }

    /// <summary>True once something that the model generated arrived.</summary>
    public bool HasToken { get; protected set; }

    /// <summary>The stream carried an error instead of going on.</summary>
    public ModelCallError? Error { get; protected set; }

    /// <summary>Events that could not be read.</summary>
    public int Unreadable { get; set; }

    /// <summary>True when text was left out because there was more than may be kept.</summary>
    public virtual bool IsCut => isCut;

    /// <summary>Characters of generated text that may be kept.</summary>
    public long Budget
    {
        init => budget = value;
    }

    /// <summary>Takes the next event; <paramref name="type"/> is the name that the framing gives it, if any.</summary>
    public abstract void Add(string? type, JsonObject data);

    /// <summary>The answer as far as it came; null: nothing came.</summary>
    public abstract JsonObject? ToResponse();

    /// <summary>The framing says that this is the end.</summary>
    public virtual void Done() => IsComplete = true;

    /// <summary>The stream ends with an error.</summary>
    public void Fail(string type, string? message)
    {
        Error = new ModelCallError(type, message);
        IsComplete = true;
    }

    /// <summary>Something was left out for its size.</summary>
    public void Cut() => isCut = true;

    /// <summary>A part of the answer that is no text has begun to arrive.</summary>
    public void Arrived() => HasToken = true;

    /// <summary>The part of an answer, while there is room for it, as a value that may stand somewhere else; null: there is none.</summary>
    public JsonNode? Keep(JsonNode? part)
    {
        if (part is null)
            return null;
        budget -= part.ToJsonString().Length;
        if (budget >= 0)
            return part.Parent is null ? part : part.DeepClone();
        isCut = true;
        return null;
    }

    /// <summary>Appends generated text while there is room for it.</summary>
    public void Append(StringBuilder text, string? piece)
    {
        if (string.IsNullOrEmpty(piece))
            return;
        HasToken = true;
        budget -= piece.Length;
        if (budget >= 0)
            text.Append(piece);
        else
            isCut = true;
    }
}
