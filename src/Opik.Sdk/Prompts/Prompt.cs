using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Opik.Contracts;

namespace Opik.Prompts;

/// <summary>A version of a text prompt. Python: <c>Prompt</c>.</summary>
[JsonConverter(typeof(PromptJsonConverter<Prompt>))]
public sealed class Prompt : StoredPrompt
{
    private readonly PromptTemplate template;

    /// <summary>A prompt that is not stored yet, for instance as the fallback of an agent configuration.</summary>
    /// <param name="name">Name, unique in the project.</param>
    /// <param name="template">The text with placeholders: <c>Hello {{name}}</c>.</param>
    /// <param name="type">Language of the template.</param>
    public Prompt(string name, string template, TemplateType type = TemplateType.Mustache)
        : base(name, type) => this.template = new PromptTemplate(template, type);

    /// <summary>The text with placeholders. Python: <c>prompt</c>.</summary>
    public string Template => template.Text;

    /// <inheritdoc/>
    public override TemplateStructure Structure => TemplateStructure.Text;

    /// <inheritdoc/>
    internal override string StoredTemplate => template.Text;

    /// <inheritdoc/>
    internal override JsonNode LinkedTemplate => JsonValue.Create(template.Text)!;

    /// <summary>Fills the placeholders. Python: <c>format</c>.</summary>
    /// <exception cref="PromptPlaceholdersMismatchException">Values and placeholders of a mustache template differ.</exception>
    /// <exception cref="PromptTemplateException">The template is malformed.</exception>
    public string Format(IReadOnlyDictionary<string, object?> variables) => template.Format(variables);

    /// <inheritdoc/>
    public override string ToString() => template.Text;
}
