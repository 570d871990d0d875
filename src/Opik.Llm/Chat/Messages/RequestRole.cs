namespace Opik.Llm;

/// <summary>Who speaks.</summary>
internal enum RequestRole
{
    /// <summary>Instructions: <c>system</c> or <c>developer</c>.</summary>
    System,

    /// <summary>The user.</summary>
    User,

    /// <summary>The model.</summary>
    Assistant,

    /// <summary>The result of a tool.</summary>
    Tool,
}
