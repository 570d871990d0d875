using System.Text.Json.Serialization;
using Opik.Rest;

namespace Opik.Projects;

/// <summary>Names a project.</summary>
internal sealed record ProjectNameBody(string Name);

/// <summary>A project to create or what to change of it.</summary>
internal sealed record ProjectBody(string? Name, string? Description);

/// <summary>Bodies of projects.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ProjectRecord))]
[JsonSerializable(typeof(PageOf<ProjectRecord>))]
[JsonSerializable(typeof(ProjectNameBody))]
[JsonSerializable(typeof(ProjectBody))]
internal sealed partial class ProjectsJson : JsonSerializerContext;
