using HeyGen.Sandbox.Brands;
using HeyGen.Sandbox.Folders;

namespace HeyGen.Sandbox.Videos;

/// <summary>Rules about the film as a whole: background, watermark, folder, glossary, callback.</summary>
internal static class FilmRules
{
    public static void Check(ApiCall call, JsonElement body)
    {
        AssetInput.CheckUrlField(body, "callback_url");
        call.CheckNamed<Folder>(body, "folder_id");
        call.CheckNamed<BrandGlossary>(body, "brand_glossary_id");
        if (body.Field("watermark")?.Field("image") is { } image)
        {
            AssetInput.Check(call, image, "watermark.image", "image");
        }
        CheckBackground(call, body);
    }

    private static void CheckBackground(ApiCall call, JsonElement body)
    {
        if (body.Field("background") is not { } background)
        {
            return;
        }
        ApiException.ThrowIf(body.Text("output_format") == "webm", "background", "webm is transparent and takes none");
        ApiException.ThrowIf(background.Text("type") == "color" && background.Text("value") is null, "background.value", "a colour is needed");
        ApiException.ThrowIf(
            background.Text("type") == "image" && background.Text("url") is null && background.Text("asset_id") is null,
            "background.url", "url or asset_id is needed for an image");
        AssetInput.CheckFlat(call, background, "url", "asset_id", "background.", "image");
    }
}
