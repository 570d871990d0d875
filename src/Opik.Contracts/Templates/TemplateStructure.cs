namespace Opik.Contracts;

/// <summary>What a prompt template is. On the wire in lower case: <c>text</c>, <c>chat</c>.</summary>
public enum TemplateStructure
{
    /// <summary>One text; the default.</summary>
    Text,

    /// <summary>Messages: a JSON array of <c>{"role","content"}</c> as text.</summary>
    Chat,
}
