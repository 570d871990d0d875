using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Opik.Evaluation.Judges;

/// <summary>The form of a judge's answer: one JSON object. It is enforced where the provider can, and told in words everywhere.</summary>
public sealed class JudgeSchema
{
    /// <param name="name">Name of the form: ASCII letters, digits and <c>_</c>.</param>
    /// <param name="fields">Members of the object, in the order in which the model is to write them.</param>
    public JudgeSchema(string name, params IReadOnlyList<JudgeField> fields)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(fields);
        Fields = fields;
        using var schema = JsonDocument.Parse(JudgeField.Object(fields).ToJsonString());
        Format = ChatResponseFormat.ForJsonSchema(schema.RootElement.Clone(), name);
    }

    /// <summary>The members.</summary>
    public IReadOnlyList<JudgeField> Fields { get; }

    /// <summary>As the model layer takes it.</summary>
    public ChatResponseFormat Format { get; }

    /// <summary>In words.</summary>
    internal string Words => $"Answer with one JSON object and nothing else, without a code fence. Its members, all required:\n{string.Join('\n', Fields.Select(static member => member.Line(string.Empty)))}";
}
