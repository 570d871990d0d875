namespace Opik.Llm;

/// <summary>How the credentials of a <see cref="TokenRecipe"/> are sent.</summary>
public enum TokenSending
{
    /// <summary>As a form.</summary>
    Form,

    /// <summary>As a JSON object.</summary>
    Json,

    /// <summary>Id and secret in the header <c>Authorization: Basic</c>, the other fields as a form.</summary>
    Basic,
}
