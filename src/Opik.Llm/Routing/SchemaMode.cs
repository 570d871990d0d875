namespace Opik.Llm;

/// <summary>How a model is held to the JSON schema of <c>ChatOptions.ResponseFormat</c>.</summary>
public enum SchemaMode
{
    /// <summary>By the provider where it can, else by its switch for JSON and an instruction, else by an instruction.</summary>
    Auto,

    /// <summary>Always by the provider.</summary>
    Native,

    /// <summary>By an instruction in the system prompt alone, for servers that refuse the switch.</summary>
    Instructed,
}
